import {
  byIds,
  candidatesOf,
  currentById,
  type EarlierRow,
  type RowToWrite,
  recordsOf,
} from './import-pieces.ts'
import { insertAll } from './insert-all.ts'
import type { PostTerms } from './posts-writing.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  known: sql('import-posts/known'),
  grids: sql('import-posts/grids'),
  insert: sql('import-posts/insert'),
  update: sql('import-posts/update'),
  current: sql('import-posts/current'),
  restore: sql('import-posts/restore'),
  remove: sql('import-posts/remove'),
}

/** Posts of a county of any day. */
export function knownPosts(ask: Ask, county: string): Promise<PostTerms[]> {
  return ask.rows<PostTerms>(queries.known, { county })
}

/** A grid in force by everything a file may call it. */
export interface KnownGrid {
  readonly key: string
  readonly code: string | null
  readonly sourceCode: string | null
  readonly externalCodes: readonly string[]
  readonly name: string
}

/** Grids in force within a jurisdiction, the largest first. */
export function knownGrids(ask: Ask, county: string, community: string): Promise<KnownGrid[]> {
  return ask.rows<KnownGrid>(queries.grids, { county, community })
}

/** Writes the new posts of a file. */
export function insertImportedPosts(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.insert, county, candidatesOf(rows))
}

/** Changes the posts of a file. */
export function updateImportedPosts(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.update, county, candidatesOf(rows))
}

export function currentPosts(ask: Ask, county: string, ids: readonly string[]) {
  return currentById(ask, queries.current, county, ids)
}

export function restorePosts(ask: Ask, county: string, rows: readonly EarlierRow[]): Promise<void> {
  return insertAll(ask, queries.restore, county, recordsOf(rows))
}

/** Takes posts away that have not begun and ends the others; gives the latter, which stay on record. */
export async function removePosts(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  return (await byIds<{ id: string }>(ask, queries.remove, county, ids)).map(({ id }) => id)
}
