import type { MemberAdd } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { findMember, makeHead } from '../../repositories/household-members.ts'
import { insertPersons } from '../../repositories/people-writing.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { hold, writePeople } from './household-write.ts'
import { checkGuardian, checkPerson } from './member-rules.ts'
import { afterMemberChange } from './member-write.ts'
import { heldDetail } from './open-household.ts'

/**
 * Adds a member to a household; as `户主` the head before steps down. Sent twice, they are added once. Throws
 * `unknown-household`, `changed-meanwhile`, `id-taken`, `child-has-phone`, `bad-guardian` or `day-ahead`.
 */
export async function addMember(
  db: Db,
  secrets: Secrets,
  account: Account,
  household: string,
  { version, ...person }: MemberAdd,
): Promise<HouseholdDetail> {
  checkPerson({ birthYear: person.birthYear, hasPhone: person.phone !== null })
  return writePeople(db, account, 'unknown-household', async (ask) => {
    const { county } = account
    const known = await findMember(ask, county, person.id)
    const held = await hold(ask, account, household, known === null ? version : undefined)
    if (known?.household === household) return heldDetail(ask, secrets, account, household)
    if (known !== null) throw new Refusal('id-taken')
    await checkGuardian(ask, county, person.id, person.guardian ?? null)
    const phone = person.phone === null ? null : secrets.seal(person.phone)
    await insertPersons(ask, county, [{ ...person, household, phone }])
    if (person.relation === '户主') await makeHead(ask, county, household, person.id)
    await writeEvent(ask, account, household, 'member-added', { other: person.id })
    return afterMemberChange(ask, secrets, account, held, person.id)
  })
}
