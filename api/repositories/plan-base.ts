import type { Snapshot } from '#plan/snapshot.ts'
import type { PlanRef } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { insert: sql('plan-base/insert'), find: sql('plan-base/find') }

/** Keeps the snapshot that a draft stands on. */
export function writeBase(ask: Ask, plan: PlanRef, snapshot: Snapshot): Promise<void> {
  return ask.none(queries.insert, {
    county: plan.county,
    plan: plan.id,
    snapshot: JSON.stringify(snapshot),
  })
}

/** The snapshot that a draft stands on; null for one from before bases were kept. */
export async function readBase(ask: Ask, plan: PlanRef): Promise<Snapshot | null> {
  const row = await ask.oneOrNone<{ snapshot: string }>(queries.find, { county: plan.county, plan: plan.id })
  return row && (JSON.parse(row.snapshot) as Snapshot)
}
