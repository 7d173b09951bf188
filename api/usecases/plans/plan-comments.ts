import type { PlanComment } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import { Refusal } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  insertComments,
  type NewComment,
  readComments,
  resolveComment,
} from '../../repositories/plan-comments.ts'
import { askAs, txAs } from '../../repositories/request.ts'
import { planInSight } from './plan-rights.ts'

const system = { kind: 'system' } as const

/** What was said about a plan, the oldest first. Throws `forbidden` and `unknown-plan`. */
export async function listComments(db: Db, account: Account, id: string): Promise<PlanComment[]> {
  const ask = askAs(db, system)
  const { ref } = await planInSight(ask, account, id)
  return (await readComments(ask, ref)).map(({ at, position, ...row }) => ({
    ...row,
    at: at.toISOString(),
    position: position && toDegrees(position),
  }))
}

/** Says something about a plan; whoever may see it may. Throws `forbidden` and `unknown-plan`. */
export async function addComment(
  db: Db,
  events: Events,
  account: Account,
  id: string,
  comment: NewComment,
): Promise<void> {
  await txAs(db, system, async (ask) => {
    const { ref } = await planInSight(ask, account, id)
    await insertComments(ask, ref, account.id, [comment])
  })
  events.tell({ to: 'plan', plan: id, event: { type: 'comments' } })
}

/** Says that what a comment asked for is done. Throws `forbidden`, `unknown-plan` and `unknown-comment`. */
export async function settleComment(
  db: Db,
  events: Events,
  account: Account,
  id: string,
  comment: string,
): Promise<void> {
  await txAs(db, system, async (ask) => {
    const { ref } = await planInSight(ask, account, id)
    if (!(await resolveComment(ask, ref, comment))) throw new Refusal('unknown-comment')
  })
  events.tell({ to: 'plan', plan: id, event: { type: 'comments' } })
}
