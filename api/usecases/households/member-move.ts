import type { MemberMove } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { giveGuardians, idsOfMembers, makeHead, moveMembers } from '../../repositories/household-members.ts'
import { touchHousehold } from '../../repositories/household-writing.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { hold, writePeople } from './household-write.ts'
import { townYear } from './member-rules.ts'
import { afterMemberChange, holdMember } from './member-write.ts'

/**
 * A person comes to live in another household of the account's ground, with their tags. A head is head there only where
 * nobody else is. Throws `unknown-person`, `unknown-household` or `same-household`.
 */
export async function moveMember(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  { household: to, relation }: MemberMove,
): Promise<HouseholdDetail> {
  return writePeople(db, account, 'unknown-person', async (ask) => {
    const { county } = account
    const { household: left } = await holdMember(ask, account, id, undefined)
    if (left.id === to) throw new Refusal('same-household')
    const reached = await hold(ask, account, to, undefined)
    const there = await idsOfMembers(ask, county, to)
    const stepDown = there.some((member) => member.relation === '户主')
    await moveMembers(ask, county, [id], to, { stepDown, ...(relation && { relation }) })
    if (relation === '户主') await makeHead(ask, county, to, id)
    await giveGuardians(ask, county, left.id, townYear())
    await touchHousehold(ask, county, left.id)
    await writeEvent(ask, account, left.id, 'member-moved', { other: id })
    await writeEvent(ask, account, to, 'member-moved', { other: id })
    return afterMemberChange(ask, secrets, account, reached, id)
  })
}
