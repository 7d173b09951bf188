import type { Position } from '#geometry/position.ts'
import type { GroundHousehold } from '#plan/ground.ts'
import { pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  positions: sql('people/positions'),
  clear: sql('household-grid/clear'),
  insert: sql('household-grid/insert'),
  places: sql('household-grid/places'),
  buildings: sql('buildings/of-communities'),
  units: sql('buildings/units-of-communities'),
}

/** Where every household of a county stands, without anybody's name. */
export async function householdPositions(ask: Ask, county: string): Promise<GroundHousehold[]> {
  const rows = await ask.rows<Omit<GroundHousehold, 'position'> & { position: string }>(queries.positions, {
    county,
  })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}

/** A household on the map. `path` has 18 digits; null outside every community. */
export interface PlacedHousehold {
  readonly household: string
  readonly path: string | null
  readonly position: Position
}

/** Replaces who answers for which household in a county. */
export async function rewriteHouseholdGrid(
  ask: Ask,
  county: string,
  placed: readonly PlacedHousehold[],
): Promise<void> {
  await ask.none(queries.clear, { county })
  const rows = placed.map((each) => ({ ...each, position: pointToEwkb(each.position) }))
  await insertAll(ask, queries.insert, county, rows)
}

/** How many households stand at a position, of one building and unit. */
export interface HouseholdPlace {
  readonly position: Position
  readonly households: number
  readonly building: string
  readonly unit: string | null
}

/** Counts of households within the reach of a planner, who asks. */
export async function householdPlaces(ask: Ask, county: string): Promise<HouseholdPlace[]> {
  const rows = await ask.rows<Omit<HouseholdPlace, 'position'> & { position: string }>(queries.places, {
    county,
  })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}

/** Names of the buildings of some communities, and of those registered to none, with their units. */
export async function doorsOf(
  ask: Ask,
  county: string,
  communities: readonly string[],
): Promise<{
  buildings: { id: string; name: string; position: Position }[]
  units: { id: string; building: string; name: string }[]
}> {
  const values = { county, communities }
  const rows = await ask.rows<{ id: string; name: string; position: string }>(queries.buildings, values)
  const buildings = rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
  return { buildings, units: await ask.rows(queries.units, values) }
}
