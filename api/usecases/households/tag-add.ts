import type { NewTag } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { writeEvent } from '../../repositories/household-history.ts'
import { findTag, isColleague, recordTag, tagKindsOf } from '../../repositories/household-needs.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { auditChange, writePeople } from './household-write.ts'
import { holdMember } from './member-write.ts'
import { heldDetail } from './open-household.ts'

/**
 * Records a service need of a person on the account's ground. Sent twice, it is recorded once. Throws `unknown-person`,
 * `unknown-need`, `unknown-colleague`, `day-ahead`, `bad-period` or `id-taken`.
 */
export async function addTag(
  db: Db,
  secrets: Secrets,
  account: Account,
  person: string,
  tag: NewTag,
): Promise<HouseholdDetail> {
  checkPeriod(tag)
  return writePeople(db, account, 'unknown-person', async (ask) => {
    const { household } = await holdMember(ask, account, person, undefined)
    const known = await findTag(ask, account.county, tag.id)
    if (known?.person === person) return heldDetail(ask, secrets, account, household.id)
    if (known !== null) throw new Refusal('id-taken')
    const kinds = await tagKindsOf(ask)
    if (!kinds.some(({ code }) => code === tag.kind)) throw new Refusal('unknown-need', { kind: tag.kind })
    if (tag.helper !== null && !(await isColleague(ask, account.county, tag.helper))) {
      throw new Refusal('unknown-colleague')
    }
    await recordTag(ask, account.county, person, tag)
    await writeEvent(ask, account, household.id, 'tag-added', { other: person })
    await auditChange(ask, account, 'tag-change', person, household.gridKey)
    return heldDetail(ask, secrets, account, household.id)
  })
}

/** A need begins today at the latest, has not lapsed yet, and does so within two years. */
function checkPeriod({ since, until }: NewTag): void {
  const today = townDay()
  if (since > today) throw new Refusal('day-ahead', { day: since })
  const last = twoYearsAfter(since)
  if (until < today || until > last) throw new Refusal('bad-period', { from: today, to: last })
}

/** The same day two years later; 1 March for 29 February. */
function twoYearsAfter(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year + 2, month - 1, date)).toISOString().slice(0, 10)
}
