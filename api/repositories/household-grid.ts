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
