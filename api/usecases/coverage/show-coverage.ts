import type { Scorecard } from '#contract/coverage.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { counterOf } from '../accounts/sight.ts'
import { visitCoverage } from '../visits/report-coverage.ts'
import { readCoverage } from './read-coverage.ts'

/**
 * The scorecard of a jurisdiction for somebody who plans or heads it; of their own where none is asked for.
 * Workers are refused: findings tell of staff and households beyond their own grids. Throws `forbidden`, also for
 * a jurisdiction outside the account's reach.
 */
export async function showCoverage(db: Db, account: Account, wanted: string | undefined): Promise<Scorecard> {
  const counter = counterOf(account)
  if (counter === null) throw new Refusal('forbidden')
  if (wanted !== undefined && !wanted.startsWith(account.jurisdiction)) throw new Refusal('forbidden')
  const card = await readCoverage(db, wanted ?? ownOf(account))
  return { ...card, visits: await visitCoverage(db, counter, account.county, card.jurisdiction.code) }
}

/** Whoever reaches down from a county means the whole plan. */
function ownOf({ jurisdiction, county }: Account): string | undefined {
  return jurisdiction === county ? undefined : jurisdiction
}
