import type { PlanSummary } from '#contract/plans.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { type PlanSummaryRow, planSummaries } from '../../repositories/plans.ts'
import { askAs } from '../../repositories/request.ts'
import { refuseWorkers } from './plan-rights.ts'

/** The plans an account may see: of its jurisdiction, of one around it and of those below. Throws `forbidden`. */
export async function listPlans(db: Db, account: Account): Promise<PlanSummary[]> {
  refuseWorkers(account)
  const rows = await planSummaries(askAs(db, { kind: 'system' }), account.county, sightOf(account))
  return rows.map(summary)
}

/** The jurisdiction whose plans an account sees: an administrator sees the county's. */
export function sightOf({ capacity, county, jurisdiction }: Account): string {
  return capacity === 'admin' ? county : jurisdiction
}

/** A row as it crosses the wire. */
export function summary({ root, rootName, createdAt, ...row }: PlanSummaryRow): PlanSummary {
  return { ...row, root: { code: root, name: rootName }, createdAt: createdAt.toISOString() }
}
