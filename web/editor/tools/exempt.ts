import type { Choice, Desk, Tool } from '../tool.ts'
import { gapTool } from './gap-tool.ts'

/** Why ground need not be held; the codes of `data/codes/exemption-reasons.json`. */
const WHY = ['water', 'road', 'farmland', 'elsewhere', 'construction'] as const
/** Chosen to lift an exemption. */
const LIFT = 'lift'

/** 不划入: ground that nobody deeper needs to hold, with a reason; or no longer. */
export function exemptTool(desk: Desk): Tool {
  return gapTool(desk, {
    question: 'why-exempt',
    hint: 'hintExempt',
    hintReady: 'hintExemptReady',
    choices({ exemption }) {
      const reasons: readonly string[] =
        exemption === null ? WHY : [LIFT, ...WHY.filter((each) => each !== exemption)]
      return reasons.map((id): Choice => ({ id, name: '', households: null, tone: 0 }))
    },
    action: (face, why) => ({ type: 'exempt', id: desk.newId(), face, reason: why === LIFT ? null : why }),
  })
}
