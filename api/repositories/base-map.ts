import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { lineFromEwkb, lineToEwkb, multiPolygonFromEwkb, multiPolygonToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insertWaters: sql('base-map/insert-waters'),
  insertRoads: sql('base-map/insert-roads'),
  insertCompounds: sql('base-map/insert-compounds'),
  waters: sql('base-map/waters'),
  roads: sql('base-map/roads'),
  compounds: sql('base-map/compounds'),
}

export interface Water {
  readonly name: string | null
  readonly shape: MultiPolygon
}

export interface Road {
  readonly name: string | null
  readonly kind: 'main' | 'street' | 'lane' | 'path'
  readonly line: readonly Position[]
}

export interface Compound {
  readonly name: string | null
  readonly kind: string
  readonly shape: MultiPolygon
}

type Identified<Thing> = Thing & { readonly id: string }

/** Adds waters of a county. */
export function insertWaters(ask: Ask, county: string, waters: readonly Identified<Water>[]): Promise<void> {
  const rows = waters.map((water) => ({ ...water, shape: multiPolygonToEwkb(water.shape) }))
  return insertAll(ask, queries.insertWaters, county, rows)
}

/** Adds roads of a county. */
export function insertRoads(ask: Ask, county: string, roads: readonly Identified<Road>[]): Promise<void> {
  const rows = roads.map((road) => ({ ...road, line: lineToEwkb(road.line) }))
  return insertAll(ask, queries.insertRoads, county, rows)
}

/** Adds compounds of a county. */
export function insertCompounds(
  ask: Ask,
  county: string,
  compounds: readonly (Identified<Compound> & { community: string; address: string | null })[],
): Promise<void> {
  const rows = compounds.map((compound) => ({ ...compound, shape: multiPolygonToEwkb(compound.shape) }))
  return insertAll(ask, queries.insertCompounds, county, rows)
}

type Stored<Thing, Key extends keyof Thing> = Omit<Thing, Key> & Record<Key, string>

/** Waters of a county. */
export async function readWaters(ask: Ask, county: string): Promise<Water[]> {
  const rows = await ask.rows<Stored<Water, 'shape'>>(queries.waters, { county })
  return rows.map((row) => ({ ...row, shape: multiPolygonFromEwkb(row.shape) }))
}

/** Roads of a county. */
export async function readRoads(ask: Ask, county: string): Promise<Road[]> {
  const rows = await ask.rows<Stored<Road, 'line'>>(queries.roads, { county })
  return rows.map((row) => ({ ...row, line: lineFromEwkb(row.line) }))
}

/** Compounds of a county. */
export async function readCompounds(ask: Ask, county: string): Promise<Compound[]> {
  const rows = await ask.rows<Stored<Compound, 'shape'>>(queries.compounds, { county })
  return rows.map((row) => ({ ...row, shape: multiPolygonFromEwkb(row.shape) }))
}
