import { v7 as uuidv7 } from 'uuid'
import type { PlanFinding, PlanFindings } from '#contract/plans.ts'
import { actionInDegrees } from '#plan/actions/positions.ts'
import type { Finding } from '#plan/findings.ts'
import { fixesOf } from '#plan/fixes.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { exemptedFindings } from '../../repositories/findings.ts'
import { type PlanRow, shareDraft } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import type { DraftStore } from './draft-store.ts'
import { toWire } from './finding-wire.ts'
import type { Inspections } from './plan-findings-inspections.ts'
import { planInSight } from './plan-rights.ts'
import { readSnapshot } from './read-snapshot.ts'

/**
 * What is amiss with a plan, for those who plan or head its ground: a draft's findings with ways out of them,
 * accepted and exempted ones marked with the reason. Posts are judged on the day the plan takes effect, or today.
 * Who plans only some of its communities is told of those. Throws `forbidden` for workers and `unknown-plan`.
 */
export function showPlanFindings(
  db: Db,
  stores: { readonly drafts: DraftStore; readonly inspections: Inspections },
  account: Account,
  id: string,
): Promise<PlanFindings> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { row, rights } = await planInSight(ask, account, id, shareDraft)
    const { county } = account
    const today = townDay()
    const day = row.effectiveFrom !== null && row.effectiveFrom > today ? row.effectiveFrom : today
    const plan = await planFor(ask, stores.drafts, county, row)
    const inspection = await stores.inspections.of(ask, county, row, plan, day)
    const exempted = await exemptedFindings(ask, county, today)
    const reasons = new Map(
      [...row.accepted, ...exempted].map((each) => [`${each.rule} ${each.key}`, each.reason]),
    )
    const grids = new Map(plan.snapshot.grids.map((grid) => [grid.key, grid]))
    const found = inspection.findings.filter((finding) => {
      const community = (finding.grid && grids.get(finding.grid)?.community) ?? finding.reason.community
      return rights.communities === null || rights.communities.some((code) => code === community)
    })
    const wire = (finding: Finding): PlanFinding => ({
      ...toWire(
        finding,
        finding.grid === undefined ? undefined : grids.get(finding.grid),
        reasons.get(`${finding.rule} ${finding.key}`),
      ),
      ...(finding.grid === undefined ? {} : { gridKey: finding.grid }),
      fixes: row.state === 'draft' ? fixesOf(finding, plan, inspection, uuidv7).map(actionInDegrees) : [],
    })
    return { revision: row.revision, findings: found.map(wire) }
  })
}

/** A plan that is still drawn as it is held in memory, so that what stays stays the very same; others as stored. */
async function planFor(ask: Ask, drafts: DraftStore, county: string, row: PlanRow): Promise<Plan> {
  if (row.state === 'draft') return drafts.load(ask, county, row)
  return planOf(await readSnapshot(ask, county, row), row.locks)
}
