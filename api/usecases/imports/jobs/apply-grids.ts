import type { ImportProblem } from '#contract/imports.ts'
import { appendAudit } from '../../../repositories/audit.ts'
import type { Db } from '../../../repositories/connection.ts'
import { type JobRef, type JobRow, lockJob, writeJob } from '../../../repositories/import-jobs.ts'
import { lockDraft, removeDraft } from '../../../repositories/plans.ts'
import { askAs, txAs } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { writeDraft } from '../../plans/create-draft.ts'
import { judgeGrids } from '../grids/clean-grids.ts'
import { isStillLast } from '../grids/holding-plan.ts'
import { rootProblem } from '../grids/root.ts'
import type { Applier } from './apply.ts'
import { cleaningOf, saysPlan } from './check-grids.ts'
import type { Work } from './job-work.ts'

const system = { kind: 'system' } as const
const PLAN_CHANGED = rootProblem('plan-changed-meanwhile', {})

/**
 * Makes a draft of the staged grids as they are cleaned by what was chosen, or of the plan they are drawn into: never
 * more than a draft, and always a new one. Gives what still
 * stands against it; then nothing was written.
 */
export async function applyGrids(
  db: Db,
  secrets: Secrets,
  by: Applier,
  job: JobRef,
  row: JobRow,
  work: Work,
): Promise<readonly ImportProblem[]> {
  const { wish } = row
  if (wish === null || !saysPlan(wish)) throw new Error(`job ${job.id} says no plan`)
  const ask = askAs(db, system)
  const { problems, waiting, snapshot, holding } = await judgeGrids(
    ask,
    await cleaningOf(ask, secrets, job, row, wish, work),
    work,
  )
  // What was shown before writing was about this plan and no other.
  const isOther = holding?.row.id !== row.report?.replacing?.plan
  const against = [...problems, ...waiting, ...(isOther ? [PLAN_CHANGED] : [])]
  if (against.length > 0 || snapshot === null) return against
  work.signal.throwIfAborted()
  return txAs(db, system, async (within) => {
    if ((await lockJob(within, job)) !== 'applying') throw new Error(`job ${job.id} is not to be applied`)
    if (holding !== null && !(await isStillLast(within, job.county, holding))) {
      return [PLAN_CHANGED]
    }
    const plan = await writeDraft(within, {
      county: job.county,
      name: wish.plan.name,
      snapshot,
      ...(holding === null ? {} : { settings: holding.row.settings }),
      source: row.files.map(({ name }) => name).join(', '),
      sourceCrs: wish.crs,
      ...(by.id === null ? {} : { createdBy: by.id }),
    })
    await appendAudit(within, by, { verb: 'import', subject: job.id, plan: plan.id, reasonCode: 'grids' })
    work.signal.throwIfAborted()
    await writeJob(within, job, ['applying'], { state: 'applied', applied: true, plan: plan.id })
    return []
  })
}

/** Discards the draft that a job made, where nobody worked on it; else it stays and is listed. */
export function undoGrids(db: Db, by: Applier, job: JobRef, { plan }: Pick<JobRow, 'plan'>): Promise<void> {
  return txAs(db, system, async (ask) => {
    if ((await lockJob(ask, job)) !== 'undoing') throw new Error(`job ${job.id} is not to be undone`)
    const ref = { county: job.county, id: plan ?? job.id }
    const draft = await lockDraft(ask, ref)
    const untouched = draft !== null && draft.state === 'draft' && draft.revision === 0
    const kept = draft === null || untouched ? [] : [{ target: draft.id, label: draft.name }]
    if (untouched) {
      await removeDraft(ask, ref)
      const event = { verb: 'import-undo', subject: job.id, plan: ref.id, reasonCode: 'grids' } as const
      await appendAudit(ask, by, event)
    }
    await writeJob(ask, job, ['undoing'], { state: 'undone', kept })
  })
}
