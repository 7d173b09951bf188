import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { multiPolygonFromEwkb, multiPolygonToEwkb, pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('buildings/insert'),
  insertUnits: sql('buildings/insert-units'),
  outlines: sql('buildings/outlines'),
  doors: sql('buildings/doors'),
}

export interface NewBuilding {
  readonly id: string
  readonly community: string | null
  readonly compound: string | null
  readonly villagersGroup: string | null
  readonly name: string
  readonly floors: number
  readonly use: string
  readonly outline: MultiPolygon | null
  readonly anchor: Position
  readonly sourceCode: string | null
}

export interface NewUnit {
  readonly id: string
  readonly building: string
  readonly name: string
  readonly entrance: Position
  readonly floors: number
}

/** Adds buildings of a county. */
export function insertBuildings(
  ask: Ask,
  county: string,
  buildings: readonly NewBuilding[],
  onRows?: (written: number) => void,
): Promise<void> {
  const rows = buildings.map((building) => ({
    ...building,
    outline: building.outline && multiPolygonToEwkb(building.outline),
    anchor: pointToEwkb(building.anchor),
  }))
  return insertAll(ask, queries.insert, county, rows, onRows)
}

/** Adds units of buildings. */
export function insertUnits(ask: Ask, county: string, units: readonly NewUnit[]): Promise<void> {
  const rows = units.map((unit) => ({ ...unit, entrance: pointToEwkb(unit.entrance) }))
  return insertAll(ask, queries.insertUnits, county, rows)
}

/** A building as it is drawn; of an outline in several parts, the first. */
export interface BuildingOutline {
  readonly id: string
  /** Code of the community it is registered to; null where that is not known. */
  readonly community: string | null
  readonly name: string
  readonly floors: number
  readonly outline: Polygon | null
  readonly anchor: Position
}

/** Buildings of a county. */
export async function readOutlines(ask: Ask, county: string): Promise<BuildingOutline[]> {
  const rows = await ask.rows<
    Omit<BuildingOutline, 'outline' | 'anchor'> & { outline: string | null; anchor: string }
  >(queries.outlines, { county })
  return rows.map((row) => ({
    ...row,
    outline: row.outline === null ? null : (multiPolygonFromEwkb(row.outline)[0] ?? null),
    anchor: pointFromEwkb(row.anchor),
  }))
}

/** A building or unit as an address leads to it. */
export interface DoorRow {
  readonly id: string
  readonly building: string
  readonly unit: string | null
  readonly communityName: string | null
  readonly compoundName: string | null
  readonly compoundAliases: readonly string[]
  readonly compoundAddress: string | null
  readonly villagersGroup: string | null
  readonly buildingName: string
  readonly unitName: string | null
  readonly token: string | null
  readonly position: Position
}

/** Doors of a county: each building followed by its units. */
export async function readDoors(ask: Ask, county: string): Promise<DoorRow[]> {
  const rows = await ask.rows<Omit<DoorRow, 'position'> & { position: string }>(queries.doors, { county })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}
