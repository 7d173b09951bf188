import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { multiPolygonFromEwkb, pointFromEwkb } from './ewkb.ts'
import {
  byIds,
  currentById,
  type EarlierRow,
  eachAfter,
  type RowToWrite,
  recordsOf,
} from './import-pieces.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  buildings: sql('import-households/buildings'),
  units: sql('import-households/units'),
  known: sql('import-households/known'),
  newUnits: sql('import-households/new-units'),
  insert: sql('import-households/insert'),
  update: sql('import-households/update'),
  current: sql('import-households/current'),
  restore: sql('import-households/restore'),
  remove: sql('import-households/remove'),
  unitsOf: sql('import-households/units-of'),
  removeUnits: sql('import-households/remove-units'),
}

/** A building as an address names it. */
export interface PlaceBuilding {
  readonly id: string
  readonly name: string
  readonly sourceCode: string | null
  readonly floors: number
  readonly outline: MultiPolygon | null
  readonly anchor: Position
  readonly communityName: string | null
  readonly compoundName: string | null
  readonly compoundAliases: readonly string[]
  readonly compoundAddress: string | null
  readonly villagersGroup: string | null
}

/** A unit of such a building. */
export interface PlaceUnit {
  readonly id: string
  readonly building: string
  readonly name: string
}

/** Buildings that households within a jurisdiction may live in, and their units. */
export async function readPlaces(
  ask: Ask,
  county: string,
  community: string,
): Promise<{ readonly buildings: readonly PlaceBuilding[]; readonly units: readonly PlaceUnit[] }> {
  const rows = await ask.rows<
    Omit<PlaceBuilding, 'outline' | 'anchor'> & { outline: string | null; anchor: string }
  >(queries.buildings, { county, community })
  const buildings = rows.map((row) => ({
    ...row,
    outline: row.outline === null ? null : multiPolygonFromEwkb(row.outline),
    anchor: pointFromEwkb(row.anchor),
  }))
  return { buildings, units: await ask.rows<PlaceUnit>(queries.units, { county, community }) }
}

/** An open household as files know it. */
export interface KnownHousehold {
  readonly id: string
  readonly building: string
  /** Name of its unit. */
  readonly unit: string | null
  readonly room: string
  readonly sourceCode: string | null
}

/** Hands over every open household of those buildings, without holding them all. */
export function eachHousehold(
  ask: Ask,
  county: string,
  community: string,
  take: (household: KnownHousehold) => void,
): Promise<void> {
  return eachAfter(ask, queries.known, { county, community }, take)
}

/** What a file says of a household, its unit found or made; null and undefined: nothing. */
interface SaidHousehold {
  readonly id: string
  readonly building: string
  readonly unit: string | null
  readonly floor?: number
  readonly room?: string
  readonly occupancy?: string
  readonly since?: string
  readonly position?: string
  readonly sourceCode?: string
}

/** Writes new households, and units that they name and that are not there. Gives them as `currentHouseholds` would. */
export async function insertImportedHouseholds(
  ask: Ask,
  county: string,
  rows: readonly RowToWrite[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const written = new Map<string, Readonly<Record<string, unknown>>>()
  for (const said of await unitsFound(ask, county, rows)) {
    // By the order of the alphabet, in which they are stamped.
    written.set(said.id, {
      building: said.building,
      closedOn: null,
      closedWhy: null,
      floor: said.floor ?? null,
      occupancy: said.occupancy ?? 'living',
      position: said.position?.toLowerCase() ?? null,
      room: said.room ?? '',
      since: said.since ?? null,
      sourceCode: said.sourceCode ?? null,
      unit: said.unit,
    })
  }
  // Written here: what the driver does with JSON takes three times as long, and there are many rows.
  const texts: string[] = []
  for (const [id, row] of written) texts.push(`{"id":"${id}",${JSON.stringify(row).slice(1)}`)
  await ask.none(queries.insert, { county, rows: `[${texts.join()}]` })
  return written
}

/** Changes households, with a line in the history of each. */
export async function updateImportedHouseholds(
  ask: Ask,
  county: string,
  rows: readonly RowToWrite[],
): Promise<void> {
  await insertAll(ask, queries.update, county, await unitsFound(ask, county, rows))
}

/** The rows with the id of their unit; units that are not there yet are made. */
async function unitsFound(
  ask: Ask,
  county: string,
  rows: readonly RowToWrite[],
): Promise<readonly SaidHousehold[]> {
  const said = rows.map(
    ({ target, candidate }) => ({ ...candidate, id: target }) as SaidHousehold & { newUnit?: string },
  )
  const named = new Map<string, { building: string; name: string }>()
  for (const { building, newUnit } of said) {
    if (newUnit !== undefined) named.set(`${building} ${newUnit}`, { building, name: newUnit })
  }
  if (named.size === 0) return said
  const units = await ask.rows<PlaceUnit>(queries.newUnits, { county, units: [...named.values()] })
  const found = new Map(units.map(({ id, building, name }) => [`${building} ${name}`, id]))
  return said.map(({ newUnit, ...row }) => ({
    ...row,
    unit: row.unit ?? found.get(`${row.building} ${newUnit}`) ?? null,
  }))
}

export function currentHouseholds(ask: Ask, county: string, ids: readonly string[]) {
  return currentById(ask, queries.current, county, ids)
}

export function restoreHouseholds(ask: Ask, county: string, rows: readonly EarlierRow[]): Promise<void> {
  return insertAll(ask, queries.restore, county, recordsOf(rows))
}

/** Takes households away, and their units where an import made them and nothing is left of them; gives those that stay. */
export async function removeHouseholds(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  const units = await byIds<{ id: string }>(ask, queries.unitsOf, county, ids)
  const kept = await byIds<{ id: string }>(ask, queries.remove, county, ids)
  await byIds(
    ask,
    queries.removeUnits,
    county,
    units.map(({ id }) => id),
  )
  return kept.map(({ id }) => id)
}
