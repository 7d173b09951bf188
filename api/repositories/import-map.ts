import type { Position } from '#geometry/position.ts'
import { pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  offMap: sql('import-households/off-map'),
  doors: sql('import-households/doors-off-map'),
  putDoors: sql('import-households/doors-on-map'),
  own: sql('import-households/own-off-map'),
  putOwn: sql('household-grid/insert'),
}

/** A door with households behind it that are not on the map. */
interface DoorOffMap {
  readonly building: string
  readonly unit: string | null
  readonly position: Position
}

/** A household that stands elsewhere than its door and is not on the map. */
interface HouseholdOffMap {
  readonly id: string
  readonly position: Position
}

/** Doors of one statement. */
const DOORS = 20_000
/** Households that are read at a time. */
const AT_ONCE = 5_000

/** Takes households off the map that are closed or do not stand where they stood. */
export function takeOffMap(ask: Ask, county: string): Promise<void> {
  return ask.none(queries.offMap, { county })
}

/** Doors of a county whose households are not on the map. */
export async function doorsOffMap(ask: Ask, county: string): Promise<DoorOffMap[]> {
  const rows = await ask.rows<Omit<DoorOffMap, 'position'> & { position: string }>(queries.doors, { county })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}

/** Puts the households behind doors on the map; `paths` of each door in turn, of 18 digits or null. */
export async function putDoorsOnMap(
  ask: Ask,
  county: string,
  doors: readonly DoorOffMap[],
  paths: readonly (string | null)[],
): Promise<void> {
  for (let from = 0; from < doors.length; from += DOORS) {
    const some = doors.slice(from, from + DOORS).map(({ building, unit, position }, i) => ({
      building,
      unit,
      path: paths[from + i] ?? null,
      position: pointToEwkb(position),
    }))
    await ask.none(queries.putDoors, { county, doors: some })
  }
}

/** Households of their own position that are not on the map, some at a time. */
export async function* ownOffMap(ask: Ask, county: string): AsyncGenerator<HouseholdOffMap[], void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await ask.rows<{ id: string; position: string }>(queries.own, {
      county,
      after,
      limit: AT_ONCE,
    })
    if (rows.length > 0) yield rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

/** Puts them on the map; `paths` of each in turn. */
export function putOwnOnMap(
  ask: Ask,
  county: string,
  households: readonly HouseholdOffMap[],
  paths: readonly (string | null)[],
): Promise<void> {
  const rows = households.map(({ id, position }, i) => ({
    household: id,
    path: paths[i] ?? null,
    position: pointToEwkb(position),
  }))
  return insertAll(ask, queries.putOwn, county, rows)
}
