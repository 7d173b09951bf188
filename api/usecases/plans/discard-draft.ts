import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { lockDraft, removeDraft } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import type { Drawing } from './act-on-plan.ts'
import { wrongState } from './plan-refusal.ts'
import { planInSight } from './plan-rights.ts'

/** Removes a draft with its log and comments. Throws `forbidden`, `unknown-plan` and `wrong-state`. */
export async function discardDraft(db: Db, { drafts }: Drawing, account: Account, id: string): Promise<void> {
  await txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id, lockDraft)
    if (row.state !== 'draft') throw wrongState(row.state, 'draft')
    if (!rights.edit) throw new Refusal('forbidden')
    await removeDraft(ask, ref)
  })
  drafts.forget(id)
}
