import type { ImportJob, ImportReport, ImportWish } from '#contract/import-jobs.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('import-jobs/insert'),
  list: sql('import-jobs/list'),
  lock: sql('import-jobs/lock'),
  write: sql('import-jobs/write'),
  settleLost: sql('import-jobs/settle-lost'),
  remove: sql('import-jobs/remove'),
  sameFile: sql('import-jobs/same-file'),
  mapping: sql('import-jobs/mapping'),
  rememberMapping: sql('import-jobs/remember-mapping'),
}

/** Only `system` may ask any of these. */
export interface JobRef {
  readonly county: string
  readonly id: string
}

/** A job as it is stored. */
export interface JobRow extends Omit<ImportJob, 'openedBy' | 'openedAt' | 'appliedAt'> {
  readonly openedBy: string | null
  readonly openedByName: string
  readonly openedAt: Date
  readonly appliedAt: Date | null
}

export type JobState = ImportJob['state']

/** What is written of a job; what is left out stays. */
export interface JobChange {
  readonly state?: JobState
  readonly files?: ImportJob['files']
  readonly wish?: ImportWish
  readonly done?: number
  readonly total?: number
  /** Null: none. */
  readonly report?: ImportReport | null
  readonly plan?: string
  readonly kept?: ImportJob['kept']
  readonly applied?: true
}

/** Opens a job; false where one of that id is there. */
export async function openJob(
  ask: Ask,
  { county, id }: JobRef,
  opening: { readonly community: string; readonly openedBy: string | null },
): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { county, id, ...opening })) !== null
}

/** Jobs of places whose code begins with `reach`, newest first. */
export function listJobs(
  ask: Ask,
  county: string,
  wanted: { readonly reach: string; readonly community: string | null; readonly limit: number },
): Promise<JobRow[]> {
  return ask.rows<JobRow>(queries.list, { county, id: null, ...wanted })
}

/** A job of a place whose code begins with `reach`. */
export function findJob(ask: Ask, { county, id }: JobRef, reach = ''): Promise<JobRow | null> {
  return ask.oneOrNone<JobRow>(queries.list, { county, id, reach, community: null, limit: 1 })
}

/** Holds a job until the transaction ends; null where there is none. */
export async function lockJob(ask: Ask, job: JobRef): Promise<JobState | null> {
  return (await ask.oneOrNone<{ state: JobState }>(queries.lock, { ...job }))?.state ?? null
}

/** Writes what is given, where the job is in one of these states; false where it is not. */
export async function writeJob(
  ask: Ask,
  { county, id }: JobRef,
  from: readonly JobState[],
  { state, files, wish, done, total, report, plan, kept, applied }: JobChange,
): Promise<boolean> {
  const text = (value: unknown): string | null => (value == null ? null : JSON.stringify(value))
  const written = await ask.oneOrNone(queries.write, {
    county,
    id,
    from,
    state: state ?? null,
    files: text(files),
    wish: text(wish),
    done: done ?? null,
    total: total ?? null,
    report: text(report),
    noReport: report === null,
    plan: plan ?? null,
    kept: text(kept),
    applied: applied ?? false,
  })
  return written !== null
}

/** Settles jobs of a county whose program has been silent for so long; `running` are at work here. */
export function settleLost(
  ask: Ask,
  county: string,
  running: readonly string[],
  silentS: number,
): Promise<void> {
  return ask.none(queries.settleLost, { county, running, silentS })
}

export function removeJob(ask: Ask, job: JobRef): Promise<void> {
  return ask.none(queries.remove, { ...job })
}

/** Id of the last applied job of a community that took the very same file; null where there is none. */
export async function jobOfSameFile(
  ask: Ask,
  county: string,
  community: string,
  sha256: string,
): Promise<string | null> {
  return (await ask.oneOrNone<{ id: string }>(queries.sameFile, { county, community, sha256 }))?.id ?? null
}

/** What columns of these headers meant the last time; null where they are new. */
export async function knownMapping(
  ask: Ask,
  county: string,
  kind: string,
  headers: string,
): Promise<ImportWish['mapping'] | null> {
  const row = await ask.oneOrNone<{ mapping: ImportWish['mapping'] }>(queries.mapping, {
    county,
    kind,
    headers,
  })
  return row?.mapping ?? null
}

export function rememberMapping(
  ask: Ask,
  county: string,
  kind: string,
  headers: string,
  mapping: ImportWish['mapping'],
): Promise<void> {
  return ask.none(queries.rememberMapping, { county, kind, headers, mapping: JSON.stringify(mapping) })
}
