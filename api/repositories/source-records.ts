import type { Sealed } from '../secrets/cipher.ts'
import type { JobRef } from './import-jobs.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  byKeys: sql('source-records/by-keys'),
  write: sql('source-records/write'),
  learn: sql('source-records/learn'),
  changes: sql('source-records/changes'),
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

/** What an import did to a row of the town. */
export interface ImportChange {
  readonly target: string
  /** As it was written. */
  readonly stamp: string
  readonly sourceKey: string
  /** The row before; null for a new one. */
  readonly was: Sealed | null
}

/** What is known of these keys. */
export function knownRecords(
  ask: Ask,
  place: SourcePlace,
  keys: readonly string[],
): Promise<SourceRecordRow[]> {
  return ask.rows<SourceRecordRow>(queries.byKeys, { ...place, keys })
}

/** Remembers what rows became, and what was there before: null where a row is new. */
export function writeRecords(
  ask: Ask,
  place: SourcePlace,
  job: string,
  keyId: string,
  rows: readonly (SourceRecordRow & { readonly was: Buffer | null })[],
): Promise<void> {
  const written = rows.map((row) => ({ ...row, was: row.was && `\\x${row.was.toString('hex')}` }))
  return ask.none(queries.write, { ...place, job, keyId, rows: written })
}

/** Remembers what a job found to be in the town already. */
export function learnSame(ask: Ask, place: SourcePlace, job: string): Promise<void> {
  return ask.none(queries.learn, { ...place, job })
}

/** What a job changed, after a target. */
export async function changesOf(
  ask: Ask,
  { county, id }: JobRef,
  after: string,
  limit: number,
): Promise<ImportChange[]> {
  const rows = await ask.rows<Omit<ImportChange, 'was'> & { was: Buffer | null; wasKey: string | null }>(
    queries.changes,
    { county, job: id, after, limit },
  )
  return rows.map(({ was, wasKey, ...row }) => ({ ...row, was: sealedFrom(was, wasKey) }))
}

/** Knows of these targets again what was known before the job, and forgets that it changed them. */
export function takeBackRecords(
  ask: Ask,
  place: SourcePlace,
  job: string,
  targets: readonly string[],
): Promise<void> {
  return ask.none(queries.takeBack, { ...place, job, targets })
}

/** Drops copies of what was replaced that are sealed under another key than that of now. */
export function forgetCopiesElsewhere(ask: Ask, keyId: string): Promise<void> {
  return ask.none(queries.forgetElsewhere, { keyId })
}
