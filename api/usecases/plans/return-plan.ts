import type { PlanState } from '#contract/plans.ts'
import type { Events } from '../../events.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { insertComments, type NewComment } from '../../repositories/plan-comments.ts'
import { allow, movePlanAs } from './move-plan-as.ts'

/**
 * Gives a plan back to be drawn on, with what is to be mended pinned to places: one that waits for approval, or one
 * that was approved and turned out to need work. Throws `forbidden`, `unknown-plan` and `wrong-state`.
 */
export async function returnPlan(
  db: Db,
  events: Events,
  account: Account,
  id: string,
  comments: readonly NewComment[],
): Promise<PlanState> {
  return movePlanAs(db, events, account, id, {
    verb: 'plan-return',
    from: ['submitted', 'approved'],
    to: 'draft',
    mayBe: ({ rights }) => allow(rights.return),
    also: (ask, plan) => insertComments(ask, plan, account.id, comments),
  })
}
