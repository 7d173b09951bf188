import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { renamePlan as rename } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import { wrongState } from './plan-refusal.ts'
import { planInSight } from './plan-rights.ts'

/** Gives a draft another name. Throws `forbidden`, `unknown-plan` and `wrong-state`. */
export function renamePlan(db: Db, account: Account, id: string, name: string): Promise<void> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id)
    if (row.state !== 'draft') throw wrongState(row.state, 'draft')
    if (!rights.edit) throw new Refusal('forbidden')
    await rename(ask, ref, name)
  })
}
