import type { HouseholdClose, HouseholdGone } from '#contract/household-changes.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { releaseWards } from '../../repositories/household-members.ts'
import { closeHouseholdOn } from '../../repositories/household-writing.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { townYear } from './member-rules.ts'

/**
 * Closes a household: it is in no list, count, map or round any more, and its members with it. What was written about it
 * stays until its time is over. Throws `unknown-household`, `changed-meanwhile` or `day-ahead`.
 */
export async function closeHousehold(
  db: Db,
  live: Live,
  account: Account,
  id: string,
  { version, why, on }: HouseholdClose,
): Promise<HouseholdGone> {
  if (on > townDay()) throw new Refusal('day-ahead', { day: on })
  const held = await writePeople(db, account, 'unknown-household', async (ask) => {
    const household = await hold(ask, account, id, version)
    await writeEvent(ask, account, id, 'closed', { changes: { why: [null, why], on: [null, on] } })
    await auditChange(ask, account, 'household-change', id, household.gridKey)
    await releaseWards(ask, account.county, id, townYear())
    await closeHouseholdOn(ask, account.county, id, { why, on })
    return household
  })
  live.countHouseholds([[held.gridCode, -1]])
  return { closed: true, moved: false }
}
