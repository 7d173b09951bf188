import type { PlanSummary } from '#contract/plans.ts'

/** Where a plan stands today, in one word: a draft by its state, a published one by its day. */
type Standing = 'draft' | 'submitted' | 'approved' | 'scheduled' | 'in-force' | 'past'

export function standingOf({ state, standing }: Pick<PlanSummary, 'state' | 'standing'>): Standing {
  if (state !== 'published') return state
  return standing === 'draft' ? 'scheduled' : standing
}

/** Drafts and published plans apart: drafts by their start, published plans by their day, the latest first. */
export function listed(plans: readonly PlanSummary[]): {
  readonly drafts: readonly PlanSummary[]
  readonly published: readonly PlanSummary[]
} {
  const latestFirst = (of: (plan: PlanSummary) => string) => (a: PlanSummary, b: PlanSummary) =>
    of(a) < of(b) ? 1 : of(a) > of(b) ? -1 : a.id < b.id ? 1 : -1
  return {
    drafts: plans.filter(({ state }) => state !== 'published').sort(latestFirst((plan) => plan.createdAt)),
    published: plans
      .filter(({ state }) => state === 'published')
      .sort(latestFirst((plan) => `${plan.effectiveFrom ?? ''} ${String(plan.version).padStart(6, '0')}`)),
  }
}
