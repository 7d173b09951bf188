import type { ImportJob } from '#contract/import-jobs.ts'
import type { JobRow } from '../../../repositories/import-jobs.ts'

/** A job as it crosses the wire; `progress` is of the work that goes on in this process. */
export function jobToWire(
  row: JobRow,
  progress: { readonly done: number; readonly total: number } | null,
): ImportJob {
  const { openedBy: _, openedByName, openedAt, appliedAt, ...rest } = row
  return {
    ...rest,
    ...progress,
    openedBy: openedByName,
    openedAt: openedAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
  }
}

/** A job in a list: problems are counted and not told one by one. */
export function jobInList(job: ImportJob): ImportJob {
  return {
    ...job,
    files: job.files.map((file) => ({ ...file, problems: [] })),
    report: job.report && { ...job.report, problems: [], shift: null, cleaning: null },
    kept: [],
  }
}
