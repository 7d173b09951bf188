import {
  byIds,
  candidatesOf,
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
  known: sql('import-visits/known'),
  visitors: sql('import-visits/visitors'),
  insert: sql('import-visits/insert'),
  update: sql('import-visits/update'),
  current: sql('import-visits/current'),
  restore: sql('import-visits/restore'),
  remove: sql('import-visits/remove'),
}

/** A visit as files know it; `day` is one of the town. */
export interface KnownVisit {
  readonly id: string
  readonly household: string
  readonly account: string
  readonly day: string
}

/** Hands over every visit to households of a jurisdiction, without holding them all. */
export function eachVisit(
  ask: Ask,
  county: string,
  community: string,
  take: (visit: KnownVisit) => void,
): Promise<void> {
  return eachAfter(ask, queries.known, { county, community }, take)
}

/** The account of every staff member who may have visited. */
export async function visitorAccounts(ask: Ask, county: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ask.rows<{ staff: string; account: string }>(queries.visitors, { county })
  return new Map(rows.map(({ staff, account }) => [staff, account]))
}

/** Writes the new visits of a file. */
export function insertImportedVisits(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.insert, county, candidatesOf(rows))
}

/** Changes the visits of a file. */
export function updateImportedVisits(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.update, county, candidatesOf(rows))
}

export function currentVisits(ask: Ask, county: string, ids: readonly string[]) {
  return currentById(ask, queries.current, county, ids)
}

export function restoreVisits(ask: Ask, county: string, rows: readonly EarlierRow[]): Promise<void> {
  return insertAll(ask, queries.restore, county, recordsOf(rows))
}

/** Takes visits back; nothing hangs on one. */
export async function removeVisits(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  await byIds(ask, queries.remove, county, ids)
  return []
}
