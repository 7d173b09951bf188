import type { HouseholdHistory } from '#contract/household-changes.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { readEvents } from '../../repositories/household-history.ts'
import { findHousehold } from '../../repositories/households.ts'
import { txAs } from '../../repositories/request.ts'
import { actorOf } from '../accounts/sight.ts'

/** Lines of one household in one reply. */
const MOST = 200

/**
 * What a household lived through, for whoever answers for its place; empty for those to whom it is only assigned. It holds
 * nobody's name or number. Throws `unknown-household`.
 */
export async function showHistory(db: Db, account: Account, id: string): Promise<HouseholdHistory> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-household')
  return txAs(db, actor, async (ask) => {
    if ((await findHousehold(ask, account.county, id)) === null) throw new Refusal('unknown-household')
    return { events: await readEvents(ask, account.county, id, MOST) }
  })
}
