import type { HouseholdDetail, Member } from '#contract/households.ts'
import { Refusal } from '../errors.ts'
import type { Account } from '../repositories/accounts.ts'
import { appendAudit } from '../repositories/audit.ts'
import type { Db } from '../repositories/connection.ts'
import { findHousehold, type HouseholdPlace, membersOf, type PersonRow } from '../repositories/households.ts'
import { txAs } from '../repositories/request.ts'
import { maskName, maskPhone } from '../secrets/mask.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { actorOf } from './sight.ts'

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
    const people = await membersOf(ask, account.county, id)
    await appendAudit(ask, account, { verb: 'open-household', subject: id, grid: place.gridKey })
    return detail(place, people, secrets)
  })
}

function detail(place: HouseholdPlace, people: readonly PersonRow[], secrets: Secrets): HouseholdDetail {
  const { gridKey: _, gridCode, gridName, compoundAddress, ...summary } = place
  const head = people.find(({ relation }) => relation === '户主')
  return {
    ...summary,
    members: people.length,
    head: head === undefined ? null : maskName(head.name),
    address: [compoundAddress, place.compoundName, place.buildingName, place.unit, place.room].join(''),
    grid: gridCode === null || gridName === null ? null : { code: gridCode, name: gridName },
    people: people.map((person) => masked(person, secrets)),
  }
}

function masked({ phone, phoneKey, ...person }: PersonRow, secrets: Secrets): Member {
  const number = phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null
  return { ...person, name: maskName(person.name), phone: number === null ? null : maskPhone(number) }
}
