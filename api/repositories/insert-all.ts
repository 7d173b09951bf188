import type { Ask, Query } from './request.ts'

/** Rows in one statement: large enough to be quick, small enough to report progress and to stay in memory. */
const BATCH = 2_000

/**
 * Runs an insert of many rows, batch by batch. The statement reads `json_to_recordset(${rows:json})` and takes
 * `${county}`. COPY would be quicker, but PostgreSQL refuses COPY FROM into a table under row-level security.
 */
export async function insertAll(
  ask: Ask,
  query: Query,
  county: string,
  rows: readonly object[],
  onRows?: (written: number) => void,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await ask.none(query, { county, rows: rows.slice(from, from + BATCH) })
    onRows?.(Math.min(from + BATCH, rows.length))
  }
}
