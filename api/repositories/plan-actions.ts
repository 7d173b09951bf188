import type { Action } from '#plan/actions/action.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { insert: sql('plan-actions/insert'), since: sql('plan-actions/since') }

/** Keys of grids and faces that are new or different after an action, and of those that are gone. */
export interface ChangedKeys {
  readonly grids: readonly string[]
  readonly goneGrids: readonly string[]
  readonly faces: readonly string[]
  readonly goneFaces: readonly string[]
}

/** An action on its way into the log; positions are on the lattice. */
export interface NewLogEntry {
  readonly revision: number
  /** Revision of the base it was applied to. */
  readonly base: number
  readonly account: string | null
  readonly action: Action
  readonly changed: ChangedKeys
}

/** An action in the log, with the id and name of who did it. */
export interface LogEntry extends Omit<NewLogEntry, 'base'> {
  readonly id: string
  readonly by: string | null
  readonly at: Date
}

/** Appends to a plan's log. */
export async function appendActions(ask: Ask, plan: PlanRef, entries: readonly NewLogEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, plan: plan.id, id: entry.action.id }))
  await insertAll(ask, queries.insert, plan.county, rows)
}

/** The log of a plan after a revision, in order. */
export function actionsSince(ask: Ask, plan: PlanRef, since: number): Promise<LogEntry[]> {
  return ask.rows(queries.since, { county: plan.county, plan: plan.id, since })
}
