import type { Position } from '#geometry/position.ts'
import { pointFromEwkb } from './ewkb.ts'
import { candidatesOf, type RowToWrite } from './import-pieces.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  known: sql('import-buildings/known'),
  current: sql('import-buildings/current'),
  insert: sql('import-buildings/insert'),
  update: sql('import-buildings/update'),
  restore: sql('import-buildings/restore'),
  remove: sql('import-buildings/remove'),
}

/** A building that a row of a file may mean. */
export interface TownBuilding {
  readonly id: string
  readonly name: string
  readonly sourceCode: string | null
  readonly anchor: Position
}

type Row = Readonly<Record<string, unknown>>

/** Buildings of a jurisdiction, and those of none. */
export async function townBuildings(ask: Ask, county: string, community: string): Promise<TownBuilding[]> {
  const rows = await ask.rows<Omit<TownBuilding, 'anchor'> & { anchor: string }>(queries.known, {
    county,
    community,
  })
  return rows.map((row) => ({ ...row, anchor: pointFromEwkb(row.anchor) }))
}

/** Buildings as they are now, shapes as EWKB in small hexadecimal letters. */
export async function buildingsNow(
  ask: Ask,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = await ask.rows<Row & { id: string }>(queries.current, { county, ids })
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

export function insertImported(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.insert, county, candidatesOf(rows))
}

export function updateImported(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.update, county, candidatesOf(rows))
}

export function restoreBuildings(ask: Ask, county: string, rows: readonly Row[]): Promise<void> {
  return ask.none(queries.restore, { county, rows })
}

/** Gives the ids of those that stay because something hangs on them. */
export async function removeBuildings(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  return (await ask.rows<{ id: string }>(queries.remove, { county, ids })).map(({ id }) => id)
}
