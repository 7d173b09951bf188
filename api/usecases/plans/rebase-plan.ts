import type { PostRebase, Rebased } from '#contract/plans.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { actionInDegrees } from '#plan/actions/positions.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  actionsSince,
  appendActions,
  type LogEntry,
  type NewLogEntry,
} from '../../repositories/plan-actions.ts'
import {
  advancePlan,
  clearGround,
  findPlan,
  latestPublished,
  lockPlan,
  type PlanRow,
  putOn,
} from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import type { Drawing } from './act-on-plan.ts'
import { changedKeys } from './act-on-plan-changes.ts'
import { writeChanges } from './act-on-plan-writing.ts'
import { writeGround } from './create-draft.ts'
import { allow } from './move-plan-as.ts'
import { refusalOnWire, wrongState } from './plan-refusal.ts'
import { planInSight } from './plan-rights.ts'
import { readSnapshot } from './read-snapshot.ts'

/**
 * Puts a draft on the root's last published plan. Its actions are replayed there with their ids, but for those that
 * were taken back; what clashes is listed and, where `drop` says so, left out. The log of before stays readable, and
 * what is replayed is appended to it. Throws `forbidden`, `unknown-plan`, `wrong-state` and `rebase-clashes`.
 */
export async function rebasePlan(
  db: Db,
  { drafts, events }: Drawing,
  account: Account,
  id: string,
  { drop, keepGround }: PostRebase,
): Promise<Rebased> {
  const done = await txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id, lockPlan)
    if (row.state !== 'draft') throw wrongState(row.state, 'draft')
    allow(rights.edit)
    const latest = await latestOf(ask, account.county, row)
    if (latest === null) return { revision: row.revision, dropped: [], plan: null }
    if (keepGround) {
      await putOn(ask, ref, { ...row, basedOn: latest.id })
      return { revision: row.revision, dropped: [], plan: null }
    }
    const ground = await readSnapshot(ask, account.county, latest)
    const log = await actionsSince(ask, ref, row.baseRevision)
    const { plan, entries, clashes } = replayed(planOf(ground), effective(log), row.revision + 1)
    if (clashes.length > 0 && !drop) {
      throw new Refusal('rebase-clashes', { count: clashes.length }, { attached: { clashes } })
    }
    const base = row.revision + 1
    const revision = base + entries.length
    await putOn(ask, ref, { ...latest, basedOn: latest.id, baseRevision: base })
    await clearGround(ask, ref)
    await writeGround(ask, ref, ground)
    if (entries.length > 0) await writeChanges(ask, ref, planOf(ground), plan, revision)
    await advancePlan(ask, ref, revision, plan.locks)
    await appendActions(ask, ref, entries)
    return { revision, dropped: clashes, plan }
  })
  const { revision, dropped, plan } = done
  if (plan !== null) {
    drafts.keep(id, revision, plan)
    const by = account.name ?? account.username
    events.tell({ to: 'plan', plan: id, event: { type: 'actions', revision, by } })
  }
  return { revision, dropped }
}

/** The last published plan of a draft's root where that is another than the one it is based on. */
async function latestOf(ask: Ask, county: string, draft: PlanRow): Promise<PlanRow | null> {
  const latest = await latestPublished(ask, county, draft.root)
  return latest === null || latest.id === draft.basedOn ? null : findPlan(ask, { county, id: latest.id })
}

/** The actions of a log that are in effect at its end: neither taken back nor a taking back. */
function effective(log: readonly LogEntry[]): LogEntry[] {
  const taken = new Set<string>()
  const kept: LogEntry[] = []
  for (const entry of log.toReversed()) {
    if (taken.has(entry.id)) continue
    if (entry.action.type === 'revert') taken.add(entry.action.action)
    else kept.push(entry)
  }
  return kept.toReversed()
}

/** Applies logged actions to other ground; what would change nothing there is left out in silence. */
function replayed(ground: Plan, log: readonly LogEntry[], base: number) {
  let plan = ground
  const entries: NewLogEntry[] = []
  const clashes: Rebased['dropped'] = []
  for (const { action, account, by } of log) {
    const outcome = apply(plan, action)
    if (!isRefusal(outcome)) {
      plan = outcome.plan
      const changed = changedKeys(outcome.change)
      entries.push({ revision: base + entries.length + 1, base, account, action, changed })
    } else if (outcome.refused !== 'no-change') clashes.push(clash(action, by, outcome))
  }
  return { plan, entries, clashes }
}

function clash(action: Action, by: string | null, refused: Refused): Rebased['dropped'][number] {
  const wire = actionInDegrees(action) as Rebased['dropped'][number]['action']
  return { action: wire, by, refusal: refusalOnWire(refused) }
}
