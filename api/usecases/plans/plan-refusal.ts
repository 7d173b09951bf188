import { toDegrees } from '#geometry/position.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import type { Finding } from '#plan/findings.ts'
import { Refusal, type Sentence } from '../../errors.ts'
import { REASON_SENTENCES } from './plan-refusal-sentences.ts'

/** Why something may not happen to a plan; the list is closed. */
export type PlanRefusal =
  | { readonly refused: 'unknown-plan' }
  /** It is in another state than the step starts from. */
  | { readonly refused: 'wrong-state'; readonly state: string; readonly wanted: string }
  /** Another plan of this root was published since the draft was begun. */
  | { readonly refused: 'not-based-on-latest'; readonly latest: string }
  /** Days on which plans of a root take effect rise strictly; `after` is the last one. */
  | { readonly refused: 'date-not-rising'; readonly after: string }
  /** A plan is published for a jurisdiction above or below this root. */
  | { readonly refused: 'roots-overlap'; readonly root: string }
  /** Blocking findings that are neither fixed nor accepted with a reason. */
  | { readonly refused: 'findings-not-accepted'; readonly findings: readonly Finding[] }
  /** A community would need a 1000th code. */
  | { readonly refused: 'codes-exhausted'; readonly community: string }
  /** A community or grid would have a 100th child. `parent` is a community's code or a grid's key. */
  | { readonly refused: 'too-many-children'; readonly parent: string }
  /** Its day has not come. */
  | { readonly refused: 'not-due'; readonly effectiveFrom: string }

/** Tells a refusal from what a step answers when it happened. */
export function isRefused<Done extends object>(outcome: Done | PlanRefusal): outcome is PlanRefusal {
  return 'refused' in outcome
}

/** What the states are called to people. */
const STATES: Readonly<Record<string, Sentence>> = {
  draft: { zh: '草案', en: 'a draft' },
  submitted: { zh: '待审批', en: 'submitted' },
  approved: { zh: '已批准', en: 'approved' },
  published: { zh: '已公布', en: 'published' },
}

/** A plan is in another state than something starts from. */
export function wrongState(state: string, wanted: string): Refusal {
  return new Refusal('wrong-state', { state: STATES[state]!, wanted: STATES[wanted]! }, { reason: state })
}

/** The kernel refused the nth action (from 0) of a request. */
export function actionRefused(n: number, action: string, refused: Refused): Refusal {
  const details = { n: n + 1, why: REASON_SENTENCES[refused.refused] }
  const attached = { refusal: { action, ...refusalOnWire(refused) } }
  return new Refusal('action-refused', details, { reason: refused.refused, attached })
}

/** A kernel's refusal with its place in degrees. A grid that was named by a code the plan does not have is left out. */
export function refusalOnWire({ refused, at, grid }: Refused): {
  reason: string
  at?: [number, number]
  grid?: string
} {
  return {
    reason: refused,
    ...(at === undefined ? {} : { at: toDegrees(at) }),
    ...(grid?.includes('-') ? { grid } : {}),
  }
}
