import type { HouseholdDetail } from '#contract/households.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { removeMember } from '../../repositories/household-members.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { writePeople } from './household-write.ts'
import { afterMemberChange, holdMember } from './member-write.ts'

/** Takes a person out of the register with what they needed. Children of theirs get another guardian. Throws `unknown-person`. */
export async function removePerson(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
): Promise<HouseholdDetail> {
  return writePeople(db, account, 'unknown-person', async (ask) => {
    const { household } = await holdMember(ask, account, id, undefined)
    await removeMember(ask, account.county, id)
    await writeEvent(ask, account, household.id, 'member-removed', { other: id })
    return afterMemberChange(ask, secrets, account, household, id)
  })
}
