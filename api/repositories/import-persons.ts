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
  known: sql('import-persons/known'),
  insert: sql('import-persons/insert'),
  update: sql('import-persons/update'),
  settleHeads: sql('import-persons/settle-heads'),
  settleChildren: sql('import-persons/settle-children'),
  current: sql('import-persons/current'),
  restore: sql('import-persons/restore'),
  remove: sql('import-persons/remove'),
}

/** A member of a household as files know them. */
export interface KnownPerson {
  readonly id: string
  readonly household: string
  readonly name: string
  readonly birthYear: number | null
}

/** Hands over every member of the open households of a jurisdiction, without holding them all. */
export function eachPerson(
  ask: Ask,
  county: string,
  community: string,
  take: (person: KnownPerson) => void,
): Promise<void> {
  return eachAfter(ask, queries.known, { county, community }, take)
}

/** Writes new members. */
export function insertImportedPersons(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.insert, county, candidatesOf(rows))
}

/** Changes members. */
export function updateImportedPersons(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.update, county, candidatesOf(rows))
}

/** Lets the head of before step down for one that these rows name; once all are written. */
export function settleHeads(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  const named = rows.map(({ target, candidate: { relation } }) => ({ id: target, relation }))
  return ask.none(queries.settleHeads, { county, rows: named })
}

/**
 * Gives children of the households of these rows a guardian, once all heads are settled: a child may stand before the head of
 * its household in the file. `year` is that of today.
 */
export function settleChildren(
  ask: Ask,
  county: string,
  rows: readonly RowToWrite[],
  year: number,
): Promise<void> {
  return ask.none(queries.settleChildren, { county, rows: rows.map(({ target }) => ({ id: target })), year })
}

export function currentPersons(ask: Ask, county: string, ids: readonly string[]) {
  return currentById(ask, queries.current, county, ids)
}

export function restorePersons(ask: Ask, county: string, rows: readonly EarlierRow[]): Promise<void> {
  return insertAll(ask, queries.restore, county, recordsOf(rows))
}

/** Takes members away; gives those that stay. */
export async function removePersons(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  return (await byIds<{ id: string }>(ask, queries.remove, county, ids)).map(({ id }) => id)
}
