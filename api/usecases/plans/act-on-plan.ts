import { isDeepStrictEqual } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import type { Acted, PostActions } from '#contract/plans.ts'
import type { Action, Exempt } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { refuse } from '#plan/actions/refusal.ts'
import type { Plan } from '#plan/plan.ts'
import { Refusal } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  actionsSince,
  appendActions,
  type ChangedKeys,
  type LogEntry,
  type NewLogEntry,
} from '../../repositories/plan-actions.ts'
import { lockDraft, type PlanRow } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { readExemptionReasons } from '../../repositories/settings.ts'
import { changedKeys, changedTogether } from './act-on-plan-changes.ts'
import { readAction } from './act-on-plan-reading.ts'
import { refuseRevert } from './act-on-plan-reverts.ts'
import { writeChanges } from './act-on-plan-writing.ts'
import type { DraftStore } from './draft-store.ts'
import { logged } from './plan-log.ts'
import { actionRefused, wrongState } from './plan-refusal.ts'
import { planInSight, reachOf } from './plan-rights.ts'

/** What acting on drafts needs of the server besides the database. */
export interface Drawing {
  readonly drafts: DraftStore
  readonly events: Events
}

/** Actions, and the revision their sender knows; null for what may go on top of any. */
interface Sent {
  readonly revision: number | null
  readonly actions: PostActions['actions']
}

/**
 * Applies actions to a draft in one transaction: all of them, or none. An action whose id is in the log already with
 * the same content counts as done and is not applied again. Throws `forbidden`, `unknown-plan`, `wrong-state`,
 * `stale-revision` with what was missed, `revert-refused`, and `action-refused` with the kernel's refusal.
 */
export async function actOnPlan(
  db: Db,
  { drafts, events }: Drawing,
  account: Account,
  id: string,
  sent: Sent,
): Promise<Acted> {
  const done = await txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id, lockDraft)
    if (row.state !== 'draft') throw wrongState(row.state, 'draft')
    if (!rights.edit) throw new Refusal('forbidden')
    const before = await drafts.load(ask, account.county, row)
    // A log may be long; most requests go on from its end with ids it has not seen.
    const log = asksForLog(before, row, sent) ? await actionsSince(ask, ref, row.baseRevision) : []
    const known = new Map(log.map((entry) => [entry.id, entry]))
    refuseStale(row, log, sent, account)

    let plan = before
    const steps: ChangedKeys[] = []
    const entries: NewLogEntry[] = []
    for (const [n, wire] of sent.actions.entries()) {
      const action = readAction(plan, wire)
      const earlier = known.get(action.id)
      if (earlier !== undefined) {
        if (!isSame(earlier.action, action)) throw actionRefused(n, action.id, refuse('id-used'))
        steps.push(earlier.changed)
        continue
      }
      if (action.type === 'revert') refuseRevert(action.action, [...log, ...entries], account)
      if (action.type === 'exempt') await refuseUnknownReason(ask, action, n)
      const outcome = apply(plan, action, reachOf(rights))
      if (isRefusal(outcome)) throw actionRefused(n, action.id, outcome)
      plan = outcome.plan
      const changed = changedKeys(outcome.change)
      steps.push(changed)
      const revision = row.revision + entries.length + 1
      entries.push({ revision, base: row.baseRevision, account: account.id, action, changed })
    }
    const revision = row.revision + entries.length
    if (entries.length > 0) {
      await writeChanges(ask, ref, before, plan, revision)
      await appendActions(ask, ref, entries)
    }
    return { revision, changed: changedTogether(steps), plan, isNew: entries.length > 0 }
  })
  const { revision, changed, plan, isNew } = done
  if (isNew) {
    drafts.keep(id, revision, plan)
    const by = account.name ?? account.username
    events.tell({ to: 'plan', plan: id, event: { type: 'actions', revision, by } })
  }
  return { revision, changed: changed as Acted['changed'] }
}

/** Takes back the account's own latest action. Throws what `actOnPlan` throws but `stale-revision`. */
export function revertOnPlan(
  db: Db,
  drawing: Drawing,
  account: Account,
  id: string,
  action: string,
): Promise<Acted> {
  const actions = [{ type: 'revert' as const, id: uuidv7(), action }]
  return actOnPlan(db, drawing, account, id, { revision: null, actions })
}

/** Whether what was sent refers to something that was done before. */
function asksForLog({ changes }: Plan, row: PlanRow, { revision, actions }: Sent): boolean {
  return (
    revision !== row.revision ||
    actions.some(({ type, id }) => type === 'revert' || changes.has(id.toLowerCase()))
  )
}

/** Throws where somebody else acted since the revision the sender knows; their own actions sent again are no harm. */
function refuseStale(row: PlanRow, log: readonly LogEntry[], sent: Sent, account: Account): void {
  if (sent.revision === null) return
  const known = sent.revision
  const ids = new Set(sent.actions.map(({ id }) => id.toLowerCase()))
  const strange = log.some(({ id, revision }) => revision > known && !ids.has(id))
  if (known >= row.baseRevision && known <= row.revision && !strange) return
  const missed = log.filter(({ revision }) => revision > known)
  throw new Refusal(
    'stale-revision',
    { revision: row.revision, sent: known },
    {
      attached: {
        revision: row.revision,
        base: row.baseRevision,
        actions: missed.map((entry) => logged(entry, account)),
      },
    },
  )
}

/** Throws where ground is to be exempted for a reason that is not on the list, which only the database has. */
async function refuseUnknownReason(ask: Ask, { id, reason, face }: Exempt, n: number): Promise<void> {
  if (reason === null || (await readExemptionReasons(ask)).has(reason)) return
  throw actionRefused(n, id, refuse('no-such-reason', { at: face }))
}

/** Whether a logged action, read back from JSON, says the same as one that was sent. */
function isSame(logged: Action, sent: Action): boolean {
  return isDeepStrictEqual(logged, JSON.parse(JSON.stringify(sent)))
}
