import type { MemberEdit } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { makeHead, updateMember } from '../../repositories/household-members.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { writePeople } from './household-write.ts'
import { checkGuardian, checkPerson } from './member-rules.ts'
import { afterMemberChange, holdMember } from './member-write.ts'
import { heldDetail } from './open-household.ts'

const FIELDS = ['name', 'sex', 'birthYear', 'relation', 'residence', 'guardian'] as const

/**
 * Corrects what is known of a person. History gets the names of the fields and no value. Throws `unknown-person`,
 * `changed-meanwhile`, `child-has-phone`, `bad-guardian` or `day-ahead`.
 */
export async function editMember(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  { version, phone, ...edit }: MemberEdit,
): Promise<HouseholdDetail> {
  return writePeople(db, account, 'unknown-person', async (ask) => {
    const { county } = account
    const { person, household } = await holdMember(ask, account, id, version)
    const given = FIELDS.filter((field) => edit[field] !== undefined && edit[field] !== person[field])
    const changed = phone === undefined || (phone === null && !person.hasPhone) ? given : [...given, 'phone']
    if (changed.length === 0) return heldDetail(ask, secrets, account, household.id)

    const after = { ...person, ...Object.fromEntries(given.map((field) => [field, edit[field]])) }
    checkPerson({
      birthYear: after.birthYear,
      hasPhone: phone === undefined ? person.hasPhone : phone !== null,
    })
    if (given.includes('guardian')) await checkGuardian(ask, county, id, after.guardian)
    await updateMember(ask, county, id, after, typeof phone === 'string' ? secrets.seal(phone) : phone)
    if (given.includes('relation') && after.relation === '户主') {
      await makeHead(ask, county, household.id, id)
    }
    const changes = Object.fromEntries(changed.map((field) => [field, true as const]))
    await writeEvent(ask, account, household.id, 'member-edited', { other: id, changes })
    return afterMemberChange(ask, secrets, account, household, id)
  })
}
