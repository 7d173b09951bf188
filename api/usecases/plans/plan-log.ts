import type { ActionLog, LoggedAction } from '#contract/plans.ts'
import { actionInDegrees } from '#plan/actions/positions.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { actionsSince, type LogEntry } from '../../repositories/plan-actions.ts'
import { askAs } from '../../repositories/request.ts'
import { planInSight } from './plan-rights.ts'

/** What was done to a plan after a revision, in order. Throws `forbidden` and `unknown-plan`. */
export async function planLog(db: Db, account: Account, id: string, since: number): Promise<ActionLog> {
  const ask = askAs(db, { kind: 'system' })
  const { ref, row } = await planInSight(ask, account, id)
  const entries = await actionsSince(ask, ref, since)
  return {
    revision: entries.at(-1)?.revision ?? row.revision,
    base: row.baseRevision,
    actions: entries.map((entry) => logged(entry, account)),
  }
}

/** Throws `forbidden` or `unknown-plan` unless the account may see a plan, and so hear of it. */
export async function mayHear(db: Db, account: Account, id: string): Promise<void> {
  await planInSight(askAs(db, { kind: 'system' }), account, id)
}

/** A log entry as it crosses the wire, for the account that asks. */
export function logged({ revision, action, by, account, at }: LogEntry, asking: Account): LoggedAction {
  return {
    revision,
    action: actionInDegrees(action) as LoggedAction['action'],
    by,
    mine: account === asking.id,
    at: at.toISOString(),
  }
}
