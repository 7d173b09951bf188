import type { PlanRights } from '#contract/plans.ts'
import type { Reach } from '#plan/actions/reach.ts'
import { Refusal } from '../../errors.ts'
import { type Account, reachGridOf } from '../../repositories/accounts.ts'
import { findPlan, type PlanRef, type PlanRow } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { allowsSelfApproval } from '../../repositories/settings.ts'

/** A plan that an account may see, and what it may do with it. */
export interface PlanInSight {
  readonly ref: PlanRef
  readonly row: PlanRow
  readonly rights: PlanRights
}

/** The county's plan of that id for an account. Throws `forbidden` for workers and `unknown-plan` beyond its sight. */
export async function planInSight(
  ask: Ask,
  account: Account,
  id: string,
  find: (ask: Ask, plan: PlanRef) => Promise<PlanRow | null> = findPlan,
): Promise<PlanInSight> {
  refuseWorkers(account)
  const ref = { county: account.county, id }
  const row = await find(ask, ref)
  const rights = row && (await rightsOf(ask, account, row))
  if (row === null || rights === null) throw new Refusal('unknown-plan')
  return { ref, row, rights }
}

/** Plans are no business of grid workers: findings and figures tell of staff beyond their own grids. */
export function refuseWorkers(account: Account): void {
  if (account.capacity === 'worker') throw new Refusal('forbidden')
}

/** Whether an account plans a jurisdiction, the whole of it or a part. */
export function reaches({ capacity, jurisdiction }: Account, root: string): boolean {
  return capacity === 'admin' || root.startsWith(jurisdiction) || jurisdiction.startsWith(root)
}

/** What bounds an account's actions, for the kernel. */
export function reachOf({ communities, grid, outline }: PlanRights): Reach {
  return { communities, grid, outline }
}

/**
 * An administrator may do everything in the county but approve what they submitted themselves. A planner draws
 * within their reach: a jurisdiction around the plan, a community of it, or one grid. Planners and heads of all of
 * the plan's ground approve what others submitted; whoever submitted a plan may take it back.
 */
async function rightsOf(ask: Ask, account: Account, plan: PlanRow): Promise<PlanRights | null> {
  if (!reaches(account, plan.root)) return null
  const { county, capacity, jurisdiction } = account
  const isAdmin = capacity === 'admin'
  const plans = isAdmin || capacity === 'planner'
  const covers = isAdmin || plan.root.startsWith(jurisdiction)
  const grid = isAdmin ? null : await reachGridOf(ask, account)
  const whole = covers && grid === null
  const { state } = plan
  const submitter = plan.submittedBy === account.id
  const waits = state === 'submitted'
  const own = submitter && waits && !(await allowsSelfApproval(ask, county))
  return {
    edit: plans && state === 'draft',
    submit: plans && state === 'draft',
    approve: waits && whole && !own,
    return: (waits || state === 'approved') && (whole || submitter),
    publish: plans && whole && (state === 'approved' || (state === 'published' && !plan.activated)),
    outline: isAdmin,
    communities: covers
      ? null
      : plan.communities.map(({ code }) => code).filter((code) => code.startsWith(jurisdiction)),
    grid,
  }
}
