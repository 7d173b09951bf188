import type { z } from 'zod'
import { type NewPlan, type PlanSummary, planList, planSummary } from '#contract/plans.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'

/** Every draft and every published plan the account may look at. */
export function allPlans(): Promise<Answer<z.infer<typeof planList>>> {
  return request(planList, '/api/plans')
}

/** Starts a draft: from the plan in force, from an earlier one, or empty. */
export function startDraft(how: NewPlan): Promise<Answer<PlanSummary>> {
  return post(planSummary, '/api/plans', how)
}

export function renameDraft(plan: string, name: string): Promise<Answer<null>> {
  return tell('PATCH', `/api/plans/${plan}`, { name })
}

/** Throws a draft away with all its actions. */
export function discardDraft(plan: string): Promise<Answer<null>> {
  return tell('DELETE', `/api/plans/${plan}`)
}
