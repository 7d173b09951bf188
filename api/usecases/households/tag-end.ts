import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { endTagOn, findTag } from '../../repositories/household-needs.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, hold, writePeople } from './household-write.ts'
import { heldDetail } from './open-household.ts'

/** Ends a service need: from the day `on` it no longer holds. Throws `unknown-tag`. */
export async function endTag(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  on: string,
): Promise<HouseholdDetail> {
  return writePeople(db, account, 'unknown-tag', async (ask) => {
    const tag = await findTag(ask, account.county, id)
    if (tag === null) throw new Refusal('unknown-tag')
    await endTagOn(ask, id, on)
    const household = await hold(ask, account, tag.household, undefined)
    await writeEvent(ask, account, household.id, 'tag-ended', { other: tag.person })
    await auditChange(ask, account, 'tag-change', tag.person, household.gridKey)
    return heldDetail(ask, secrets, account, household.id)
  })
}
