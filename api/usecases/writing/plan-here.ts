import type { PlanExportQuery } from '#contract/exports-geo.ts'
import type { PlanSummary } from '#contract/plans.ts'
import type { Language } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import { knownCounties } from '../../repositories/retention.ts'
import { createDraftStore } from '../plans/draft-store.ts'
import { listPlans } from '../plans/list-plans.ts'
import { createInspections } from '../plans/plan-findings-inspections.ts'
import { type PlanFile, writePlan } from './plan.ts'

/** A plan and its county. */
export interface PlanHere extends PlanSummary {
  readonly county: string
}

/** Every plan of this database, drafts first, then the newest. */
export async function plansHere(db: Db): Promise<PlanHere[]> {
  const counties = await knownCounties(askAs(db, { kind: 'system' }))
  const plans = await Promise.all(
    counties.map(async (county) => {
      const listed = await listPlans(db, machineOf(county))
      return listed.map((plan): PlanHere => ({ ...plan, county }))
    }),
  )
  return plans.flat()
}

/** A file of a plan for whoever sits at the machine itself. Throws what `writePlan` throws. */
export function writePlanHere(
  db: Db,
  { county, id }: PlanHere,
  wish: PlanExportQuery,
  language: Language,
): Promise<PlanFile> {
  const stores = { drafts: createDraftStore(), inspections: createInspections() }
  return writePlan(db, stores, machineOf(county), id, wish, language)
}

/** Whoever runs the program has its database; there is no account to ask for more. */
function machineOf(county: string): Account {
  const nobody = '00000000-0000-0000-0000-000000000000'
  return { county, id: nobody, username: 'gridhold', capacity: 'admin', jurisdiction: county, name: null }
}
