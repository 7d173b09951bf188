import type { Ask, Query } from './request.ts'

/** Rows that are read at a time. */
const PIECE = 20_000

/** Ids of one statement. */
const IDS = 5_000

/** A row of a file that is to be written: the id that it has or will have, and what is said of it by name of column. */
export interface RowToWrite {
  readonly target: string
  readonly candidate: Readonly<Record<string, unknown>>
}

/** Rows to be written as `json_to_recordset` reads them, their ids as `id`. */
export function candidatesOf(rows: readonly RowToWrite[]): object[] {
  return rows.map(({ target, candidate }) => ({ ...candidate, id: target }))
}

/** Asks a query that takes `ids` for as many of them at a time as a statement holds well, and gives all its rows. */
export async function byIds<Row>(
  ask: Ask,
  query: Query,
  county: string,
  ids: readonly string[],
): Promise<Row[]> {
  const found: Row[] = []
  for (let from = 0; from < ids.length; from += IDS) {
    for (const row of await ask.rows<Row>(query, { county, ids: ids.slice(from, from + IDS) }))
      found.push(row)
  }
  return found
}

/** `byIds` as a map from id to the rest of the row. */
export async function currentById(
  ask: Ask,
  query: Query,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const rows = await byIds<{ id: string }>(ask, query, county, ids)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Reads all rows of a query that takes `after` (an id) and `limit`, some thousands at a time. */
export async function eachAfter<Row extends { readonly id: string }>(
  ask: Ask,
  query: Query,
  values: { readonly county: string; readonly community: string },
  take: (row: Row) => void,
): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await ask.rows<Row>(query, { ...values, after, limit: PIECE })
    for (const row of rows) take(row)
    if (rows.length < PIECE) return
    after = rows.at(-1)!.id
  }
}

/** A row as it was, for putting it back. */
export interface EarlierRow {
  readonly id: string
  readonly was: unknown
}

/** Earlier rows as `json_to_recordset` reads them. */
export function recordsOf(rows: readonly EarlierRow[]): object[] {
  return rows.map(({ id, was }) => ({ ...(was as object), id }))
}
