import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { Grid, GridKey, GridKind, Level } from '#plan/snapshot.ts'
import { multiPolygonToEwkb, pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Ask, Query } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insertIdentities: sql('grids/insert-identities'),
  insert: sql('grids/insert'),
  upsert: sql('grids/upsert'),
  remove: sql('grids/remove'),
  ofPlan: sql('grids/of-plan'),
  labels: sql('grids/labels'),
  startCounters: sql('grids/start-counters'),
  counters: sql('grids/counters'),
  advanceCounters: sql('grids/advance-counters'),
  giveCodes: sql('grids/give-codes'),
  givePaths: sql('grids/give-paths'),
  paths: sql('grids/paths'),
}

/** A grid with the ground it covers; `shape` is empty and `label` null where it holds none. */
export interface ShapedGrid {
  readonly grid: Grid
  readonly shape: MultiPolygon
  readonly label: Position | null
}

/** Writes a plan's grids, and the identities that are new with them. */
export function insertGrids(ask: Ask, plan: PlanRef, grids: readonly ShapedGrid[]): Promise<void> {
  return writeGrids(ask, plan, grids, queries.insert)
}

/** Adds grids to a plan or changes those of the same key. */
export function upsertGrids(ask: Ask, plan: PlanRef, grids: readonly ShapedGrid[]): Promise<void> {
  return writeGrids(ask, plan, grids, queries.upsert)
}

/** Takes grids out of a plan. A child left behind fails the transaction. */
export async function removeGrids(ask: Ask, plan: PlanRef, keys: readonly GridKey[]): Promise<void> {
  if (keys.length > 0) await ask.none(queries.remove, { county: plan.county, plan: plan.id, keys })
}

async function writeGrids(
  ask: Ask,
  plan: PlanRef,
  grids: readonly ShapedGrid[],
  query: Query,
): Promise<void> {
  const identities = grids.map(({ grid }) => ({ key: grid.key, community: grid.community }))
  await insertAll(ask, queries.insertIdentities, plan.county, identities)
  // Parents first: a batch may end between the two, and rows of one statement see each other.
  const rows = [...grids]
    .sort((a, b) => a.grid.level - b.grid.level)
    .map(({ grid, shape, label }) => ({
      plan: plan.id,
      key: grid.key,
      level: grid.level,
      parent: grid.parent,
      community: grid.community,
      kind: grid.kind,
      urban: grid.urban,
      name: grid.name,
      bandMin: grid.band?.min ?? null,
      bandMax: grid.band?.max ?? null,
      sourceCode: grid.sourceCode,
      exclave: grid.exclave,
      polygon: shape.length > 0 ? multiPolygonToEwkb(shape) : null,
      label: label && pointToEwkb(label),
    }))
  await insertAll(ask, query, plan.county, rows)
}

interface GridRow extends Omit<Grid, 'band' | 'kind' | 'level'> {
  readonly level: Level
  readonly kind: GridKind
  readonly bandMin: number | null
  readonly bandMax: number | null
}

/** A plan's grids in the order of their keys. */
export async function readGrids(ask: Ask, plan: PlanRef): Promise<Grid[]> {
  const rows = await ask.rows<GridRow>(queries.ofPlan, { county: plan.county, plan: plan.id })
  return rows.map(({ bandMin, bandMax, ...grid }) => ({
    ...grid,
    band: bandMin === null || bandMax === null ? null : { min: bandMin, max: bandMax },
  }))
}

/** A grid that waits for its code. */
export interface Uncoded {
  readonly key: GridKey
  readonly level: Level
  readonly community: string
  readonly label: Position | null
}

/** A plan's grids without a code. */
export async function readUncoded(ask: Ask, plan: PlanRef): Promise<Uncoded[]> {
  const rows = await ask.rows<Omit<Uncoded, 'label'> & { label: string | null }>(queries.labels, {
    county: plan.county,
    plan: plan.id,
  })
  return rows.map((row) => ({ ...row, label: row.label === null ? null : pointFromEwkb(row.label) }))
}

/** The next number of each community's codes, 1 at first; nobody else deals until the transaction ends. */
export async function lockCounters(
  ask: Ask,
  county: string,
  communities: readonly string[],
): Promise<Map<string, number>> {
  await ask.none(queries.startCounters, { county, communities })
  const rows = await ask.rows<{ community: string; next: number }>(queries.counters, { county, communities })
  return new Map(rows.map(({ community, next }) => [community, next]))
}

/** Gives identities their codes and moves the counters on. */
export async function giveCodes(
  ask: Ask,
  county: string,
  codes: readonly { key: GridKey; code: string }[],
  next: ReadonlyMap<string, number>,
): Promise<void> {
  await insertAll(ask, queries.giveCodes, county, codes)
  const counters = [...next].map(([community, number]) => ({ community, next: number }))
  await insertAll(ask, queries.advanceCounters, county, counters)
}

/** Writes the path of every grid of a plan. */
export async function givePaths(ask: Ask, plan: PlanRef, paths: ReadonlyMap<GridKey, string>): Promise<void> {
  const rows = [...paths].map(([key, path]) => ({ plan: plan.id, key, path }))
  await insertAll(ask, queries.givePaths, plan.county, rows)
}

/** The path of every grid of a plan that has taken effect, 18 digits each. */
export async function readPaths(ask: Ask, plan: PlanRef): Promise<Map<GridKey, string>> {
  const rows = await ask.rows<{ key: GridKey; path: string }>(queries.paths, {
    county: plan.county,
    plan: plan.id,
  })
  return new Map(rows.map(({ key, path }) => [key, path]))
}
