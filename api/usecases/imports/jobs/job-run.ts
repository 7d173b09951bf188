import { randomUUID } from 'node:crypto'
import type { CrsId } from '#contract/import-files.ts'
import type { ImportApply, ImportReport, ImportTarget, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { type JobRef, type JobState, openJob, removeJob } from '../../../repositories/import-jobs.ts'
import { listJurisdictions } from '../../../repositories/jurisdictions.ts'
import { askAs } from '../../../repositories/request.ts'
import { rootProblem } from '../grids/root.ts'
import { suggestMapping } from '../kinds/mapping.ts'
import { layersOf } from './check.ts'
import { beginApply, beginCheck, type ImportDesk, jobOf } from './job.ts'
import { beginStaging } from './job-open.ts'
import type { SentFile } from './stage.ts'

const system = { kind: 'system' } as const

/** An import from beginning to end by somebody who sits at the machine; null: as it is suggested. */
export interface WholeImport {
  readonly community: string
  readonly target: Exclude<ImportTarget, 'grids'>
  readonly file: SentFile
  /** Field → column, where the usual words do not fit. */
  readonly mapping: Readonly<Record<string, string>>
  readonly crs: CrsId | null
  readonly shift: ImportWish['shift']
  readonly conflicts: ImportApply['conflicts']
  readonly dryRun: boolean
}

/** What came of it. With a problem nothing was written, and nothing of the job is left. */
export interface WholeOutcome {
  readonly problems: readonly ImportProblem[]
  /** Null where the file could not be read. */
  readonly report: ImportReport | null
}

/** The very steps of the page, one after the other: staged, checked, applied. */
export async function importWhole(desk: ImportDesk, wanted: WholeImport): Promise<WholeOutcome> {
  const { community } = wanted
  const job = { county: community.slice(0, 6), id: randomUUID() }
  const ask = askAs(desk.db, system)
  if ((await listJurisdictions(ask, job.county, [community])).length === 0)
    return { problems: [rootProblem('unknown-root', { root: community })], report: null }
  await openJob(ask, job, { community, openedBy: null })
  const outcome = await steps(desk, job, wanted)
  const isWritten = outcome.problems.length === 0 && !wanted.dryRun
  if (!isWritten) await removeJob(ask, job)
  return outcome
}

async function steps(
  desk: ImportDesk,
  job: JobRef,
  { target, file, mapping, crs, shift, conflicts, dryRun }: WholeImport,
): Promise<WholeOutcome> {
  await beginStaging(desk, job, file, ['reading'])
  const read = await came(desk, job, ['read', 'failed'])
  const unread = read.files.flatMap(({ problems }) => problems)
  if (unread.length > 0 || read.state === 'failed') return { problems: unread, report: null }
  const heads = layersOf(read.files)
  const columns = [...new Set([...heads.values()].flatMap(({ head }) => head.columns))]
  const absent = Object.values(mapping).filter((column) => !columns.includes(column))
  if (absent.length > 0)
    return { problems: absent.map((column) => missing(file, column, columns)), report: null }
  const wish = {
    target,
    layers: [...heads.keys()],
    crs: crs ?? read.wish?.crs ?? 'EPSG:4326',
    shift,
    mapping: { ...suggestMapping(target, columns, null), ...mapping },
    plan: null,
  }
  await beginCheck(desk, job, read, wish)
  const checked = await came(desk, job, ['checked'])
  const { report } = checked
  if (report === null || report.problemsInAll > 0 || dryRun)
    return { problems: report?.problems ?? [], report }
  await beginApply(desk, { county: job.county, id: null }, job, checked, conflicts)
  const applied = await came(desk, job, ['applied', 'read'])
  return { problems: applied.state === 'read' ? (applied.report?.problems ?? []) : [], report }
}

/** The job once its step is over. Throws where the step came to nothing for a fault of ours. */
async function came(desk: ImportDesk, job: JobRef, states: readonly JobState[]) {
  await desk.works.over(job.id)
  const row = await jobOf(desk, job)
  if (!states.includes(row.state)) throw new Error(`the import stopped at ${row.state}; see the log`)
  return row
}

function missing({ name }: SentFile, column: string, columns: readonly string[]): ImportProblem {
  const place = { file: name, feature: null, line: null, column }
  return { reason: 'missing-column', ...place, values: { has: columns.join(', ') } }
}
