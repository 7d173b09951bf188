import type { NewHouseholdRequest } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { giveGuardians } from '../../repositories/household-members.ts'
import { openHouseholdAt, whoseHousehold } from '../../repositories/household-writing.ts'
import { findHousehold } from '../../repositories/households.ts'
import { insertPersons } from '../../repositories/people-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { placeOfDwelling } from './household-place.ts'
import { auditChange, writePeople } from './household-write.ts'
import { checkGuardian, checkPerson, isChild, townYear } from './member-rules.ts'
import { heldDetail } from './open-household.ts'

/**
 * Opens a household with its members behind a door of the account's ground. Sent twice, it is opened once. Throws
 * `unknown-dwelling`, `dwelling-elsewhere`, `id-taken`, `day-ahead`, `child-has-phone` or `bad-guardian`.
 */
export async function createHousehold(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  { id, people, ...fields }: NewHouseholdRequest,
): Promise<HouseholdDetail> {
  if (fields.since !== null && fields.since > townDay()) throw new Refusal('day-ahead', { day: fields.since })
  let opened: string | null = null
  const detail = await writePeople(db, account, 'dwelling-elsewhere', async (ask) => {
    opened = null
    const whose = await whoseHousehold(ask, account, id, { kind: 'opened', other: null })
    if (whose.isOurs) return heldDetail(ask, secrets, account, id)
    if (!whose.isNew) throw new Refusal('id-taken')
    const place = await placeOfDwelling(ask, live, account.county, fields)
    await openHouseholdAt(ask, account.county, id, fields, place)
    await settle(ask, secrets, account.county, id, people)
    await writeEvent(ask, account, id, 'opened')
    const written = await findHousehold(ask, account.county, id)
    await auditChange(ask, account, 'household-change', id, written?.gridKey ?? null)
    opened = place.code
    return heldDetail(ask, secrets, account, id)
  })
  live.countHouseholds([[opened, 1]])
  return detail
}

/** Writes the first members, whose guardians are among them or in sight. */
async function settle(
  ask: Ask,
  secrets: Secrets,
  county: string,
  household: string,
  people: NewHouseholdRequest['people'],
): Promise<void> {
  const grown = new Set(people.filter(({ birthYear }) => !isChild(birthYear)).map(({ id }) => id))
  for (const { id, birthYear, phone, guardian = null } of people) {
    checkPerson({ birthYear, hasPhone: phone !== null })
    const isHere = guardian !== null && guardian !== id && grown.has(guardian)
    if (!isHere) await checkGuardian(ask, county, id, guardian)
  }
  const rows = people.map((person) => ({
    ...person,
    household,
    phone: person.phone === null ? null : secrets.seal(person.phone),
  }))
  await insertPersons(ask, county, rows)
  await giveGuardians(ask, county, household, townYear())
}
