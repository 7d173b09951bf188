import { randomUUID } from 'node:crypto'
import type { CrsId } from '#contract/import-files.ts'
import type { ImportApply, ImportReport, ImportTarget, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { type JobRef, type JobState, openJob, removeJob } from '../../../repositories/import-jobs.ts'
import { listJurisdictions } from '../../../repositories/jurisdictions.ts'
import { askAs } from '../../../repositories/request.ts'
import { rootProblem } from '../grids/root.ts'
import { beginApply, beginCheck, type ImportDesk, jobOf } from './job.ts'
import { problemsOf } from './job-lists.ts'
import { beginStaging } from './job-open.ts'
import { wishOf } from './job-run-wish.ts'
import type { SentFile } from './stage.ts'

const system = { kind: 'system' } as const

/** An import from beginning to end by somebody who sits at the machine; null: as it is suggested. */
export interface WholeImport {
  readonly community: string
  readonly target: Exclude<ImportTarget, 'grids'>
  readonly file: SentFile
  /** Names of the layers or sheets whose rows are taken; none: those that look like the target. */
  readonly layers: readonly string[]
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
  /** Households that stand nowhere yet: left out, and listed at their job. */
  readonly unplaced: readonly ImportProblem[]
  /** Null where the file could not be read. */
  readonly report: ImportReport | null
}

/** The very steps of the page, one after the other: staged, checked, applied. */
export async function importWhole(desk: ImportDesk, wanted: WholeImport): Promise<WholeOutcome> {
  const { community } = wanted
  const job = { county: community.slice(0, 6), id: randomUUID() }
  const ask = askAs(desk.db, system)
  if ((await listJurisdictions(ask, job.county, [community])).length === 0)
    return refused([rootProblem('unknown-root', { root: community })])
  await openJob(ask, job, { community, openedBy: null })
  const outcome = await steps(desk, job, wanted)
  const isWritten = outcome.problems.length === 0 && !wanted.dryRun
  if (!isWritten) await removeJob(ask, job)
  return outcome
}

async function steps(desk: ImportDesk, job: JobRef, wanted: WholeImport): Promise<WholeOutcome> {
  const ask = askAs(desk.db, system)
  await beginStaging(desk, job, wanted.file, ['reading'])
  const read = await came(desk, job, ['read', 'failed'])
  const unread = read.files.flatMap(({ problems }) => problems)
  if (unread.length > 0 || read.state === 'failed') return refused(unread)
  const meant = wishOf(read, wanted)
  if ('problems' in meant) return refused(meant.problems)
  await beginCheck(desk, job, read, meant.wish)
  const checked = await came(desk, job, ['checked'])
  const { report } = checked
  if (report === null) throw new Error(`job ${job.id} was checked without a report`)
  // The report repeats the first of them alone.
  const failed = report.problemsInAll > 0 ? await problemsOf(ask, job, 'failed') : []
  const unplaced = report.counts.unplaced > 0 ? await problemsOf(ask, job, 'unplaced') : []
  if (report.problemsInAll > 0 || wanted.dryRun) return { problems: failed, unplaced, report }
  await beginApply(desk, { county: job.county, id: null }, job, checked, wanted.conflicts)
  const applied = await came(desk, job, ['applied', 'read'])
  return { problems: applied.state === 'read' ? (applied.report?.problems ?? []) : [], unplaced, report }
}

function refused(problems: readonly ImportProblem[]): WholeOutcome {
  return { problems, unplaced: [], report: null }
}

/** The job once its step is over. Throws where the step came to nothing for a fault of ours. */
async function came(desk: ImportDesk, job: JobRef, states: readonly JobState[]) {
  await desk.works.over(job.id)
  const row = await jobOf(desk, job)
  if (!states.includes(row.state)) throw new Error(`the import stopped at ${row.state}; see the log`)
  return row
}
