import type { HouseholdDetail, Member } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  findHousehold,
  type HouseholdPlace,
  membersOf,
  type PersonRow,
  sameDwellingAs,
} from '../../repositories/households.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { maskName, maskPhone } from '../../secrets/mask.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { isChild } from './member-rules.ts'

/**
 * One household with its members, masked, for somebody who answers for it; opening it is written to the audit in
 * the same transaction. Throws `unknown-household` for one that does not exist or is out of sight, alike.
 */
export async function openHousehold(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<HouseholdDetail> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-household')
  return txAs(db, actor, async (ask) => {
    const place = await findHousehold(ask, account.county, id)
    if (place === null) throw new Refusal('unknown-household')
    await appendAudit(ask, account, { verb: 'open-household', subject: id, grid: place.gridKey })
    return detailOf(ask, secrets, account, place)
  })
}

/**
 * A household as it stands in this transaction, after a change that is in the audit already; null where it is out of
 * sight by now.
 */
export async function detailAfter(
  ask: Ask,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<HouseholdDetail | null> {
  const place = await findHousehold(ask, account.county, id)
  return place && detailOf(ask, secrets, account, place)
}

/** `detailAfter` of a household that this transaction holds. */
export async function heldDetail(
  ask: Ask,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<HouseholdDetail> {
  const detail = await detailAfter(ask, secrets, account, id)
  if (detail === null) throw new Error(`household ${id} was held and is out of sight`)
  return detail
}

async function detailOf(
  ask: Ask,
  secrets: Secrets,
  account: Account,
  place: HouseholdPlace,
): Promise<HouseholdDetail> {
  const people = await membersOf(ask, account.county, place.id)
  const others = await sameDwellingAs(ask, account.county, place.id)
  const { gridKey: _, gridCode, gridName, compoundAddress, ...household } = place
  const head = people.find(({ relation }) => relation === '户主')
  return {
    ...household,
    members: people.length,
    head: head === undefined ? null : maskName(head.name),
    inDwelling: others.length + 1,
    apart: people.some(({ residence }) => residence !== 'here'),
    address: [compoundAddress, place.compoundName, place.buildingName, place.unit, place.room].join(''),
    grid: gridCode === null || gridName === null ? null : { code: gridCode, name: gridName },
    people: people.map((person) => masked(person, secrets)),
    sameDwelling: others.map((other) => ({ ...other, head: other.head && maskName(other.head) })),
  }
}

function masked(
  { phone, phoneKey, guardianId, guardianName, ...person }: PersonRow,
  secrets: Secrets,
): Member {
  const number = phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null
  return {
    ...person,
    name: maskName(person.name),
    phone: number === null ? null : maskPhone(number),
    isChild: isChild(person.birthYear),
    guardian:
      guardianId === null || guardianName === null ? null : { id: guardianId, name: maskName(guardianName) },
  }
}
