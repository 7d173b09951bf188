import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { StoredPerson } from '../../repositories/household-members.ts'
import { findMember, giveGuardians } from '../../repositories/household-members.ts'
import { type HeldHousehold, touchHousehold } from '../../repositories/household-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, hold } from './household-write.ts'
import { townYear } from './member-rules.ts'
import { heldDetail } from './open-household.ts'

/**
 * Holds the household of a person and gives both. Throws `unknown-person` where that is not on the account's own ground,
 * and `changed-meanwhile` where the person moved or `version` is not the household's.
 */
export async function holdMember(
  ask: Ask,
  account: Account,
  id: string,
  version: number | undefined,
): Promise<{ person: StoredPerson; household: HeldHousehold }> {
  const seen = await findMember(ask, account.county, id)
  if (seen === null) throw new Refusal('unknown-person')
  const household = await hold(ask, account, seen.household, version).catch((error: unknown) => {
    const unseen = error instanceof Refusal && error.code === 'unknown-household'
    throw unseen ? new Refusal('unknown-person') : error
  })
  const person = await findMember(ask, account.county, id)
  if (person?.household !== household.id) throw new Refusal('changed-meanwhile')
  return { person, household }
}

/** What follows every change of members: guardians for children, a new version, the audit. */
export async function afterMemberChange(
  ask: Ask,
  secrets: Secrets,
  account: Account,
  household: HeldHousehold,
  person: string,
): Promise<HouseholdDetail> {
  await giveGuardians(ask, account.county, household.id, townYear())
  await touchHousehold(ask, account.county, household.id)
  await auditChange(ask, account, 'member-change', person, household.gridKey)
  return heldDetail(ask, secrets, account, household.id)
}
