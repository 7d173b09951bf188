import type { HouseholdMerge } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { giveGuardians, idsOfMembers, moveMembers } from '../../repositories/household-members.ts'
import { closeHouseholdOn, touchHousehold } from '../../repositories/household-writing.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, holdBoth, writePeople } from './household-write.ts'
import { townYear } from './member-rules.ts'
import { heldDetail } from './open-household.ts'

/**
 * Puts the members of a household into another one on the account's ground and closes it. The other keeps its head, or
 * gets this one's where it has none. Throws `unknown-household`, `changed-meanwhile` or `same-household`.
 */
export async function mergeHousehold(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  id: string,
  { version, into }: HouseholdMerge,
): Promise<HouseholdDetail> {
  let gone: string | null = null
  const detail = await writePeople(db, account, 'unknown-household', async (ask) => {
    const { county } = account
    const [held, other] = await holdBoth(ask, account, { id, version }, into)
    const coming = await idsOfMembers(ask, county, id)
    const there = await idsOfMembers(ask, county, into)
    const stepDown = there.some(({ relation }) => relation === '户主')
    const persons = coming.map((member) => member.id)
    await moveMembers(ask, county, persons, into, { stepDown })
    await giveGuardians(ask, county, into, townYear())
    await touchHousehold(ask, county, into)
    const counted = { members: [there.length, there.length + coming.length] as [number, number] }
    await writeEvent(ask, account, into, 'merged', { other: id, changes: counted })
    await writeEvent(ask, account, id, 'merged', { other: into })
    await auditChange(ask, account, 'household-change', id, held.gridKey)
    await auditChange(ask, account, 'household-change', into, other.gridKey)
    await closeHouseholdOn(ask, county, id, { why: 'merged', on: townDay() })
    gone = held.gridCode
    return heldDetail(ask, secrets, account, into)
  })
  live.countHouseholds([[gone, -1]])
  return detail
}
