import type { JobRef } from './import-jobs.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  any: sql('source-records/any'),
  byKeys: sql('source-records/by-keys'),
  write: sql('source-records/write'),
  learn: sql('source-records/learn'),
  insertChanges: sql('source-records/insert-changes'),
  changes: sql('source-records/changes'),
  dropChanges: sql('source-records/drop-changes'),
  takeBack: sql('source-records/take-back'),
  forgetElsewhere: sql('source-records/forget-elsewhere'),
}

/** Where rows of files are known: a kind of rows of a community. */
export interface SourcePlace {
  readonly county: string
  readonly community: string
  readonly kind: string
}

/** What a row of a file became. Keys, hashes and stamps are keyed hashes. */
export interface SourceRecordRow {
  readonly sourceKey: string
  readonly target: string
  readonly hash: string
  readonly stamp: string
}

/** A record as it is kept: with the job that wrote it. */
export interface KnownRecord extends SourceRecordRow {
  readonly job: string
}

/** Some of what an import did to rows of the town, packed. `wasKey`: by which the rows before are sealed, if there are any. */
export interface ChangePiece {
  readonly piece: number
  readonly packed: Buffer
  readonly wasKey: string | null
}

/** Whether anything is known of such files. Before the first of them nothing need be looked up. */
export async function anyRecords(ask: Ask, place: SourcePlace): Promise<boolean> {
  return (await ask.one<{ known: boolean }>(queries.any, { ...place })).known
}

/** What is known of these keys. */
export function knownRecords(ask: Ask, place: SourcePlace, keys: readonly string[]): Promise<KnownRecord[]> {
  return ask.rows<KnownRecord>(queries.byKeys, { ...place, keys })
}

/** Remembers what rows became. */
export function writeRecords(
  ask: Ask,
  place: SourcePlace,
  job: string,
  rows: readonly SourceRecordRow[],
): Promise<void> {
  // Written here: what the driver does with JSON takes three times as long, and there are many rows.
  return ask.none(queries.write, { ...place, job, rows: JSON.stringify(rows) })
}

/** Remembers what a job found to be in the town already. */
export function learnSame(
  ask: Ask,
  place: SourcePlace,
  job: string,
  rows: readonly SourceRecordRow[],
): Promise<void> {
  return ask.none(queries.learn, { ...place, job, rows })
}

/** Remembers some of what a job did. */
export function insertChanges(
  ask: Ask,
  { county, id }: JobRef,
  piece: ChangePiece & { readonly rows: number },
): Promise<void> {
  return ask.none(queries.insertChanges, { county, job: id, ...piece })
}

/** The piece of what a job did that follows one; null at the end. */
export function nextChanges(ask: Ask, { county, id }: JobRef, after: number): Promise<ChangePiece | null> {
  return ask.oneOrNone<ChangePiece>(queries.changes, { county, job: id, after })
}

/** Forgets what a job did. */
export function dropChanges(ask: Ask, { county, id }: JobRef): Promise<void> {
  return ask.none(queries.dropChanges, { county, job: id })
}

/** Knows again of rows that a job brought what was known before it: `earlier`, or nothing. */
export function takeBackRecords(
  ask: Ask,
  place: SourcePlace,
  rows: readonly {
    readonly sourceKey: string
    readonly target: string
    readonly earlier: Omit<KnownRecord, 'sourceKey'> | null
  }[],
): Promise<void> {
  return ask.none(queries.takeBack, { ...place, rows })
}

/** Drops copies of what was replaced that are sealed under another key than that of now. */
export function forgetCopiesElsewhere(ask: Ask, keyId: string): Promise<void> {
  return ask.none(queries.forgetElsewhere, { keyId })
}
