import { Refusal } from '../../../errors.ts'
import type { Account } from '../../../repositories/accounts.ts'
import { findJob, type JobRow } from '../../../repositories/import-jobs.ts'
import { listJurisdictions } from '../../../repositories/jurisdictions.ts'
import type { Ask } from '../../../repositories/request.ts'
import { mayEdit, mustAdminister } from '../../accounts/admin-reach.ts'

/** A job of a place within an administrator's reach. Throws `forbidden` and `unknown-import`. */
export async function jobInReach(ask: Ask, account: Account, id: string): Promise<JobRow> {
  mustAdminister(account)
  const job = await findJob(ask, { county: account.county, id }, account.jurisdiction)
  if (job === null) throw new Refusal('unknown-import')
  return job
}

/** Throws `forbidden`, and `unknown-jurisdiction` where the place is not there or outside the administrator's reach. */
export async function mustReachPlace(ask: Ask, account: Account, community: string): Promise<void> {
  mustAdminister(account)
  const known = await listJurisdictions(ask, account.county, [community])
  if (known.length === 0 || community.length < 9 || !mayEdit(account, community)) {
    throw new Refusal('unknown-jurisdiction', { code: community })
  }
}
