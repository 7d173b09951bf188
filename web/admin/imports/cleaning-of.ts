import { type CleaningReport, cleaningReport } from '#contract/cleaning.ts'
import type { ImportReport } from '#contract/import-jobs.ts'

/** The report of cleaning within a report; null for all but grids, and where it is not by the contract. */
export function cleaningOf({ cleaning }: ImportReport): CleaningReport | null {
  const read = cleaningReport.safeParse(cleaning)
  return read.success ? read.data : null
}
