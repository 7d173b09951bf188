import type { z } from 'zod'
import { type exemptFinding, type PlanFindings, planFindings } from '#contract/plans.ts'
import { type Answer, request } from './request.ts'
import { tell } from './tell.ts'

/** Everything about a plan that wants attention, each with its ways out. */
export function findingsOf(plan: string): Promise<Answer<PlanFindings>> {
  return request(planFindings, `/api/plans/${plan}/findings`)
}

/** Says that a finding need not be mended, why, and until when. */
export function exempt(plan: string, why: z.input<typeof exemptFinding>): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/exemptions`, why)
}
