import type { ImportJob } from '#contract/import-jobs.ts'
import { Refusal } from '../../../errors.ts'
import type { Account } from '../../../repositories/accounts.ts'
import {
  findJob,
  type JobRef,
  type JobState,
  jobOfSameFile,
  openJob,
  removeJob,
  writeJob,
} from '../../../repositories/import-jobs.ts'
import { dropChunks, dropJudged } from '../../../repositories/import-rows.ts'
import { type Ask, askAs } from '../../../repositories/request.ts'
import type { ImportDesk } from './job.ts'
import { jobInReach, mustReachPlace } from './job-reach.ts'
import { jobToWire } from './job-wire.ts'
import { type SentFile, stageFile } from './stage.ts'
import { suggestWish } from './stage-suggest.ts'

const system = { kind: 'system' } as const
/** Files of one job: a Shapefile that was not zipped has five. */
const MOST_FILES = 20

/** Whether an administrator may send a file for a place, asked before it is received. Throws as `openImport` does. */
export async function mayOpen(
  { db }: ImportDesk,
  account: Account,
  { id, community }: { readonly id: string; readonly community: string },
): Promise<ImportJob | null> {
  const ask = askAs(db, system)
  await mustReachPlace(ask, account, community)
  const there = await findJob(ask, { county: account.county, id })
  if (there === null) return null
  // Somebody else's, or of another place: nothing of it is told.
  if (there.openedBy !== account.id || there.community !== community) throw new Refusal('id-taken')
  return jobToWire(there, null)
}

/**
 * Opens a job with its first file and begins to stage it; the same id sent again gives the job. Throws `forbidden`,
 * `unknown-jurisdiction` and `id-taken`.
 */
export async function openImport(
  desk: ImportDesk,
  account: Account,
  { id, community }: { readonly id: string; readonly community: string },
  file: SentFile,
): Promise<{ readonly job: ImportJob; readonly isNew: boolean }> {
  const there = await mayOpen(desk, account, { id, community })
  if (there !== null) return { job: there, isNew: false }
  const job = { county: account.county, id }
  const isNew = await openJob(askAs(desk.db, system), job, { community, openedBy: account.id })
  if (isNew) await beginStaging(desk, job, file, ['reading'])
  return { job: await shown(desk, account, id), isNew }
}

/** Adds one more file. Throws `unknown-import`, `import-busy` and `import-state`. */
export async function addFile(
  desk: ImportDesk,
  account: Account,
  id: string,
  file: SentFile,
): Promise<ImportJob> {
  const row = await jobInReach(askAs(desk.db, system), account, id)
  if (row.files.length >= MOST_FILES) throw new Refusal('import-state')
  await beginStaging(desk, { county: account.county, id }, file, ['read', 'checked', 'failed'])
  return shown(desk, account, id)
}

/** Stages one more file of a job, in the background. */
export function beginStaging(
  { db, secrets, works }: ImportDesk,
  job: JobRef,
  file: SentFile,
  from: readonly JobState[],
): Promise<void> {
  const ask = askAs(db, system)
  return works.begin(job, { from, state: 'reading', back: 'failed' }, async (work) => {
    try {
      const before = await mustFind(ask, job)
      const last = before.files.at(-1)
      const firstLayer = last === undefined ? 0 : last.firstLayer + last.layers.length
      const entry = await stageFile(ask, secrets, job, file, firstLayer, work)
      work.signal.throwIfAborted()
      const sameAs = await jobOfSameFile(ask, job.county, before.community, file.sha256)
      const files = [...before.files, { ...entry, sameAs }]
      // What was checked before knew nothing of this file.
      await dropJudged(ask, job)
      const wish = await suggestWish(ask, secrets, job, { ...before, files })
      const state = files.some(({ layers }) => layers.length > 0) ? 'read' : 'failed'
      await writeJob(ask, job, ['reading'], {
        state,
        files,
        report: null,
        ...(wish === null ? {} : { wish }),
      })
    } catch (error) {
      await dropChunks(ask, job)
      await writeJob(ask, job, ['reading'], { files: [] })
      throw error
    }
  })
}

/**
 * Forgets a job; one that was applied and may be undone stays as a line, without what was staged. Throws
 * `unknown-import` and `import-busy`.
 */
export async function removeImport({ db, works }: ImportDesk, account: Account, id: string): Promise<void> {
  const ask = askAs(db, system)
  const row = await jobInReach(ask, account, id)
  const job = { county: account.county, id }
  await works.stop(id)
  if (row.state === 'applying' || row.state === 'undoing') throw new Refusal('import-busy')
  if (row.state !== 'applied') return removeJob(ask, job)
  await dropChunks(ask, job)
  await dropJudged(ask, job)
}

async function shown({ db, works }: ImportDesk, account: Account, id: string): Promise<ImportJob> {
  return jobToWire(await jobInReach(askAs(db, system), account, id), works.progressOf(id))
}

async function mustFind(ask: Ask, job: JobRef) {
  const row = await findJob(ask, job)
  if (row === null) throw new Error(`job ${job.id} went while it was at work`)
  return row
}
