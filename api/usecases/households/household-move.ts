import type { HouseholdGone, HouseholdMove } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { setContact } from '../../repositories/household-needs.ts'
import { editHousehold, moveOnMap } from '../../repositories/household-writing.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { placeOfDwelling } from './household-place.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { detailAfter } from './open-household.ts'

/**
 * Moves a household behind another door, anywhere in the county. Where that is not the account's ground the household is
 * out of its sight from then on. In another grid the contact member is withdrawn: theirs is to choose by whoever answers
 * there. Throws `unknown-household`, `changed-meanwhile` or `unknown-dwelling`.
 */
export async function moveHousehold(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  id: string,
  { version, ...dwelling }: HouseholdMove,
): Promise<HouseholdDetail | HouseholdGone> {
  let counts: readonly [string | null, number][] = []
  const reply = await writePeople(db, account, 'unknown-household', async (ask) => {
    const held = await hold(ask, account, id, version)
    const place = await placeOfDwelling(ask, live, account.county, dwelling)
    // History, contact and door are written while the household still stands on this account's ground.
    const changes = { door: [held.door, place.door + dwelling.room] as [string, string] }
    await writeEvent(ask, account, id, 'moved', { changes })
    await auditChange(ask, account, 'household-change', id, held.gridKey)
    if (place.path !== held.path) await setContact(ask, account.county, id, null)
    await editHousehold(ask, account.county, id, { ...held, ...dwelling })
    await moveOnMap(ask, id, place)
    counts = [
      [held.gridCode, -1],
      [place.code, 1],
    ]
    return (await detailAfter(ask, secrets, account, id)) ?? { closed: false, moved: true }
  })
  live.countHouseholds(counts)
  return reply
}
