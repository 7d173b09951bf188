import type { AccountReach } from '#contract/accounts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  plans: sql('accounts/plans-on'),
  grids: sql('accounts/grids-on'),
  assigned: sql('accounts/assigned-on'),
  postsInPlans: sql('accounts/posts-in-plans'),
}

/** A staff member on a day, under the plans (ids) of that day. */
export interface StaffDay {
  readonly county: string
  readonly staff: string
  /** `YYYY-MM-DD` */
  readonly on: string
  readonly plans: readonly string[]
}

/** The plans of a county on a day, one for each root. */
export function plansOn(ask: Ask, county: string, on: string): Promise<AccountReach['plans']> {
  return ask.rows(queries.plans, { county, on })
}

/** Grids whose households posts of that day open, with how many stand there today. */
export function gridsOn(ask: Ask, day: StaffDay): Promise<AccountReach['grids']> {
  return ask.rows(queries.grids, { ...day })
}

/** How many households are assigned on that day. */
export async function assignedOn(ask: Ask, day: StaffDay): Promise<number> {
  return (await ask.one<{ n: number }>(queries.assigned, { ...day })).n
}

/** Ids of the posts, of any day, that lie on grids of those plans. */
export async function postsInPlans(
  ask: Ask,
  { county, staff, plans }: StaffDay,
): Promise<ReadonlySet<string>> {
  const rows = await ask.rows<{ id: string }>(queries.postsInPlans, { county, staff, plans })
  return new Set(rows.map(({ id }) => id))
}
