import type { Logger } from 'pino'
import type { ImportApply, ImportJob, ImportWish } from '#contract/import-jobs.ts'
import { Refusal } from '../../../errors.ts'
import type { Live } from '../../../live.ts'
import { townDay } from '../../../lookup/town-day.ts'
import type { Account } from '../../../repositories/accounts.ts'
import { analyse } from '../../../repositories/analyse.ts'
import type { Db } from '../../../repositories/connection.ts'
import {
  findJob,
  type JobRef,
  type JobRow,
  listJobs,
  rememberMapping,
  settleLost,
  writeJob,
} from '../../../repositories/import-jobs.ts'
import { dropChunks, dropJudged } from '../../../repositories/import-rows.ts'
import { askAs } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { mustAdminister } from '../../accounts/admin-reach.ts'
import { kindOf } from '../kinds/kinds.ts'
import { type Applier, applyRows } from './apply.ts'
import { applyGrids, undoGrids } from './apply-grids.ts'
import { checkRows, layersOf } from './check.ts'
import { checkGrids, saysPlan } from './check-grids.ts'
import { shiftOf } from './check-shift.ts'
import { jobInReach } from './job-reach.ts'
import { jobInList, jobToWire } from './job-wire.ts'
import { createWorks, type Works } from './job-work.ts'
import { rememberedBy } from './stage-suggest.ts'
import { undoRows } from './undo.ts'

const system = { kind: 'system' } as const
/** Jobs in a list. */
const MOST_LISTED = 50
/** A job whose program has said nothing for so long is nobody's. */
const SILENT_S = 30

/** What imports are done with. */
export interface ImportDesk {
  readonly db: Db
  readonly secrets: Secrets
  readonly works: Works
  /** Null on the command line, where nobody asks from memory. */
  readonly live: Live | null
}

export function createImportDesk(
  db: Db,
  secrets: Secrets,
  live: Live | null,
  logger: Pick<Logger, 'error'>,
): ImportDesk {
  return { db, secrets, live, works: createWorks(db, logger) }
}

/** Jobs within reach, newest first. Throws `forbidden`. */
export async function listImports(
  desk: ImportDesk,
  account: Account,
  community: string | null,
): Promise<ImportJob[]> {
  mustAdminister(account)
  const ask = askAs(desk.db, system)
  await settleLost(ask, account.county, desk.works.ids(), SILENT_S)
  const wanted = { reach: account.jurisdiction, community, limit: MOST_LISTED }
  const rows = await listJobs(ask, account.county, wanted)
  return rows.map((row) => jobInList(jobToWire(row, desk.works.progressOf(row.id))))
}

/** A job as it stands. Throws `forbidden` and `unknown-import`. */
export async function showImport(desk: ImportDesk, account: Account, id: string): Promise<ImportJob> {
  const ask = askAs(desk.db, system)
  await settleLost(ask, account.county, desk.works.ids(), SILENT_S)
  return jobToWire(await jobInReach(ask, account, id), desk.works.progressOf(id))
}

/**
 * Begins to judge the rows by a wish. Throws `unknown-import`, `import-busy`, `import-state`, `import-layer` and
 * `import-plan-needed`.
 */
export async function checkImport(
  desk: ImportDesk,
  account: Account,
  id: string,
  wish: ImportWish,
): Promise<ImportJob> {
  const row = await jobInReach(askAs(desk.db, system), account, id)
  await beginCheck(desk, { county: account.county, id }, row, wish)
  return showImport(desk, account, id)
}

/** `checkImport` for whoever may; `row` is the job. */
export async function beginCheck(
  { db, secrets, works }: ImportDesk,
  job: JobRef,
  row: JobRow,
  wish: ImportWish,
): Promise<void> {
  const heads = layersOf(row.files)
  const outline = wish.plan?.outlineLayer ?? wish.layers[0]!
  const unknown = [...wish.layers, outline].find((layer) => !heads.has(layer))
  if (unknown !== undefined) throw new Refusal('import-layer', { layer: unknown })
  const ask = askAs(db, system)
  const ground = { county: job.county, community: row.community, today: townDay(), secrets }
  const step = {
    from: ['read', 'checked'],
    state: 'checking',
    back: 'read',
    change: { wish, report: null },
  } as const
  if (wish.target === 'grids' && !saysPlan(wish)) throw new Refusal('import-plan-needed')
  await works.begin(job, step, async (work) => {
    await dropJudged(ask, job)
    const shift = await shiftOf(ask, secrets, job, row, wish)
    const judged = saysPlan(wish)
      ? await checkGrids(ask, secrets, job, row, wish, work)
      : await checkRows(ask, job, row, wish, kindOf(wish.target), ground, work)
    const report = { ...judged, shift }
    work.signal.throwIfAborted()
    await writeJob(ask, job, ['checking'], { state: 'checked', report })
  })
}

/**
 * Begins to take over what was checked. Throws `unknown-import`, `import-busy`, `import-state`, and
 * `import-has-problems` while a row cannot be taken.
 */
export async function applyImport(
  desk: ImportDesk,
  account: Account,
  id: string,
  { conflicts }: ImportApply,
): Promise<ImportJob> {
  const row = await jobInReach(askAs(desk.db, system), account, id)
  await beginApply(desk, account, { county: account.county, id }, row, conflicts)
  return showImport(desk, account, id)
}

/** `applyImport` for whoever may; `row` is the job. */
export async function beginApply(
  { db, secrets, works, live }: ImportDesk,
  by: Applier,
  job: JobRef,
  row: JobRow,
  conflicts: ImportApply['conflicts'],
): Promise<void> {
  const { state, wish, report } = row
  if (state !== 'checked' || wish === null || report === null) throw new Refusal('import-state')
  if (report.problemsInAll > 0) throw new Refusal('import-has-problems', { count: report.counts.failed })
  const step = { from: ['checked'], state: 'applying', back: 'checked' } as const
  await works.begin(job, step, async (work) => {
    const ask = askAs(db, system)
    const against =
      wish.target === 'grids'
        ? await applyGrids(db, secrets, by, job, row, work)
        : await applyRows(db, secrets, by, job, row, kindOf(wish.target), conflicts, work)
    if (against.length > 0) {
      const outdated = { ...report, problems: [...against], problemsInAll: against.length }
      await writeJob(ask, job, ['applying'], { state: 'read', report: outdated })
      return
    }
    await rememberMapping(ask, job.county, wish.target, rememberedBy(row, wish), wish.mapping)
    await dropJudged(ask, job, true)
    if ((report.placing?.unplaced ?? 0) === 0) await dropChunks(ask, job)
    await analyse(db, wish.target === 'grids' ? [] : ['source_record', ...kindOf(wish.target).tables])
    await live?.refresh(db)
  })
}

/** Begins to take back what a job wrote. Throws `unknown-import`, `import-busy` and `import-state`. */
export async function undoImport(desk: ImportDesk, account: Account, id: string): Promise<ImportJob> {
  const { db, secrets, works, live } = desk
  const row = await jobInReach(askAs(db, system), account, id)
  const { wish } = row
  if (wish === null) throw new Refusal('import-state')
  const job = { county: account.county, id }
  await works.begin(job, { from: ['applied'], state: 'undoing', back: 'applied' }, async (work) => {
    if (wish.target === 'grids') return undoGrids(db, account, job, row)
    await undoRows(db, secrets, account, job, row, kindOf(wish.target), work)
    await live?.refresh(db)
  })
  return showImport(desk, account, id)
}

/** Stops what a job is at; gives it as it stands then. Throws `unknown-import`. */
export async function stopImport(desk: ImportDesk, account: Account, id: string): Promise<ImportJob> {
  await jobInReach(askAs(desk.db, system), account, id)
  await desk.works.stop(id)
  return showImport(desk, account, id)
}

/** A job by its key, for the command line. */
export async function jobOf(desk: ImportDesk, job: JobRef): Promise<JobRow> {
  const row = await findJob(askAs(desk.db, system), job)
  if (row === null) throw new Error(`there is no job ${job.id}`)
  return row
}
