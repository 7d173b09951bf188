import type { Descent } from '#plan/difference/lineage.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  clear: sql('lineage/clear'),
  insert: sql('lineage/insert'),
  ofPlan: sql('lineage/of-plan'),
  publishedBefore: sql('lineage/published-before'),
  inForceOfRoot: sql('lineage/in-force-of-root'),
  planOnDay: sql('lineage/plan-on-day'),
  byCode: sql('lineage/by-code'),
  retiredOn: sql('lineage/retired-on'),
  descent: sql('lineage/descent'),
  codes: sql('lineage/codes'),
}

/** Writes anew which grids of a plan hold the ground of which grids of the one before. */
export async function replaceLineage(ask: Ask, plan: PlanRef, lineage: readonly Descent[]): Promise<void> {
  await ask.none(queries.clear, { county: plan.county, plan: plan.id })
  const rows = lineage.map((each) => ({ plan: plan.id, ...each }))
  await insertAll(ask, queries.insert, plan.county, rows)
}

/** What a plan succeeds, by ancestor, the largest share first. */
export function lineageOfPlan(ask: Ask, plan: PlanRef): Promise<Descent[]> {
  return ask.rows(queries.ofPlan, { county: plan.county, plan: plan.id })
}

/** The published plan of a root that another one, taking effect on `day`, comes after; or null. */
export function publishedBefore(
  ask: Ask,
  county: string,
  root: string,
  day: string,
): Promise<PlanRef | null> {
  return ask.oneOrNone(queries.publishedBefore, { county, root, day })
}

/** The plan in force of a root, or null. */
export function inForceOfRoot(ask: Ask, county: string, root: string): Promise<PlanRef | null> {
  return ask.oneOrNone(queries.inForceOfRoot, { county, root })
}

/** A published plan and the day from which it answers; a plan taken back and published anew has a later revision. */
export interface DatedPlan {
  readonly id: string
  readonly effectiveFrom: string
  readonly revision: number
}

/** The plan of a root that answers on `day`; the first one for a day before it; null where none is published. */
export function planOnDay(ask: Ask, county: string, root: string, day: string): Promise<DatedPlan | null> {
  return ask.oneOrNone(queries.planOnDay, { county, root, day })
}

/** A grid that is or once was in force, as it was last. */
export interface NamedGrid {
  readonly key: GridKey
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly inForce: boolean
}

/** The grid that a code means: dealt here, borne in the file it came from, or given by another platform. */
export function gridOfCode(ask: Ask, county: string, root: string, code: string): Promise<NamedGrid | null> {
  return ask.oneOrNone(queries.byCode, { county, root, code })
}

/** The first day without a grid that is no longer in force. */
export async function retiredOn(ask: Ask, county: string, root: string, key: GridKey): Promise<string> {
  const { day } = await ask.one<{ day: string | null }>(queries.retiredOn, { county, root, key })
  if (day === null) throw new Error(`grid ${key} is still in force`)
  return day
}

/** What became of a grid's ground and of its successors' from a day up to the plan in force, plan by plan. */
export function descentOf(
  ask: Ask,
  county: string,
  root: string,
  key: GridKey,
  from: string,
): Promise<(Descent & { readonly plan: string })[]> {
  return ask.rows(queries.descent, { county, root, key, from })
}

/** Those of some grids that are in force. */
export function gridsInForce(
  ask: Ask,
  county: string,
  root: string,
  keys: readonly GridKey[],
): Promise<{ readonly key: GridKey; readonly code: string; readonly name: string }[]> {
  return ask.rows(queries.codes, { county, root, keys })
}
