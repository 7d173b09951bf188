import {
  byIds,
  currentById,
  type EarlierRow,
  eachAfter,
  inPieces,
  type JobRows,
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

/** Writes the new members of a job; `year` is that of today, by which children get a guardian. */
export function insertImportedPersons(ask: Ask, county: string, job: string, year: number): Promise<void> {
  return write(ask, queries.insert, { county, job, verdict: 'new' }, year)
}

/** Changes the members of a job. */
export function updateImportedPersons(ask: Ask, county: string, job: string, year: number): Promise<void> {
  return write(ask, queries.update, { county, job, verdict: 'changed' }, year)
}

async function write(ask: Ask, query: typeof queries.insert, rows: JobRows, year: number): Promise<void> {
  await inPieces(ask, query, rows)
  // A child may stand before the head of its household in the file.
  await inPieces(ask, queries.settleHeads, rows)
  await inPieces(ask, queries.settleChildren, rows, { year })
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
