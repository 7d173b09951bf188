import type { HouseholdVisits } from '#contract/visits.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { findHousehold } from '../../repositories/households.ts'
import { txAs } from '../../repositories/request.ts'
import { dueOf, lastCovered, visitsOf } from '../../repositories/visits.ts'
import { actorOf } from '../accounts/sight.ts'
import { toWire } from './record-visit.ts'

/** Visits in one reply at most. */
const MOST = 100

/**
 * The visits to a household in sight and when it is due again. Notes tell of people, so the look is written to the
 * audit. Throws `unknown-household` for one that does not exist or is out of sight, alike.
 */
export async function listVisits(db: Db, account: Account, household: string): Promise<HouseholdVisits> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('unknown-household')
  const { county } = account
  return txAs(db, actor, async (ask) => {
    const place = await findHousehold(ask, county, household)
    if (place === null) throw new Refusal('unknown-household')
    const visits = await visitsOf(ask, county, household, MOST)
    const last = await lastCovered(ask, county, household)
    const due = await dueOf(ask, county, household, last)
    await appendAudit(ask, account, { verb: 'see-visits', subject: household, grid: place.gridKey })
    return { visits: visits.map(toWire), last, due }
  })
}
