import type { HouseholdSplit } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { toLattice } from '#geometry/position.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { giveGuardians, idsOfMembers, makeHead, moveMembers } from '../../repositories/household-members.ts'
import { openHouseholdAt, touchHousehold, whoseHousehold } from '../../repositories/household-writing.ts'
import { findHousehold } from '../../repositories/households.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { townYear } from './member-rules.ts'
import { heldDetail } from './open-household.ts'

/**
 * Makes some members a household of their own behind the same door, from today. Their tags, guardians and ids stay. Sent
 * twice, it happens once. Throws `unknown-household`, `changed-meanwhile`, `not-all-members` or `id-taken`.
 */
export async function splitHousehold(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  from: string,
  { version, id, members, room, occupancy }: HouseholdSplit,
): Promise<HouseholdDetail> {
  let split: string | null = null
  const detail = await writePeople(db, account, 'unknown-household', async (ask) => {
    split = null
    const { county } = account
    const whose = await whoseHousehold(ask, account, id, { kind: 'split', other: from })
    if (whose.isOurs) return heldDetail(ask, secrets, account, id)
    if (!whose.isNew) throw new Refusal('id-taken')
    const held = await hold(ask, account, from, version)
    const before = await idsOfMembers(ask, county, from)
    const going = before.filter((member) => members.includes(member.id))
    if (going.length !== new Set(members).size) throw new Refusal('not-all-members')
    const stands = await findHousehold(ask, county, from)
    if (stands === null) throw new Error(`household ${from} was held and is out of sight`)

    const { building, unit, floor, path } = held
    const fields = { building, unit, floor, room, occupancy, since: townDay() }
    const position = toLattice(...stands.position)
    await openHouseholdAt(ask, county, id, fields, { path, position }, from)
    await moveMembers(ask, county, members, id, { stepDown: false })
    const head = going.find(({ relation }) => relation === '户主')?.id ?? members[0]!
    await makeHead(ask, county, id, head)
    await giveGuardians(ask, county, id, townYear())
    await touchHousehold(ask, county, from)
    const counted = { members: [before.length, before.length - going.length] as [number, number] }
    await writeEvent(ask, account, from, 'split', { other: id, changes: counted })
    await writeEvent(ask, account, id, 'split', { other: from })
    await auditChange(ask, account, 'household-change', from, held.gridKey)
    await auditChange(ask, account, 'household-change', id, held.gridKey)
    split = held.gridCode
    return heldDetail(ask, secrets, account, id)
  })
  live.countHouseholds([[split, 1]])
  return detail
}
