import type { LayerHead } from '#contract/import-files.ts'
import type { ImportWish } from '#contract/import-jobs.ts'
import type { JobRef, JobRow } from '../repositories/import-jobs.ts'
import type { Ask } from '../repositories/request.ts'
import type { Secrets } from '../secrets/secrets.ts'

/** The headers of a layer as mappings are remembered by them. */
export function headersOf({ columns }: Pick<LayerHead, 'columns'>): string {
  return columns.join('\u001f')
}

/** How a job may be meant; null where there is nothing to go by. */
export async function suggestWish(
  _ask: Ask,
  _secrets: Secrets,
  _job: JobRef,
  { wish }: Pick<JobRow, 'community' | 'files' | 'wish'>,
): Promise<ImportWish | null> {
  return wish
}
