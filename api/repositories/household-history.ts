import { v7 as uuidv7 } from 'uuid'
import type { HouseholdHistory } from '#contract/household-changes.ts'
import type { AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

type Event = HouseholdHistory['events'][number]

/** What an event says: old and new of the dwelling, and of a person just which fields; never a person's value. */
export type Changes = Event['changes']

const queries = { write: sql('households/write-event'), read: sql('households/events') }

/** Writes a line of history of a household on the caller's own ground. */
export function writeEvent(
  ask: Ask,
  account: AccountId,
  household: string,
  kind: Event['kind'],
  { other = null, changes = {} }: { readonly other?: string | null; readonly changes?: Changes } = {},
): Promise<void> {
  const values = { county: account.county, account: account.id, household, kind, other, changes }
  return ask.none(queries.write, { ...values, id: uuidv7() })
}

/** Lines of history, newest first; none where the caller does not answer for the place. */
export async function readEvents(
  ask: Ask,
  county: string,
  household: string,
  limit: number,
): Promise<Event[]> {
  const rows = await ask.rows<Omit<Event, 'at'> & { at: Date }>(queries.read, { county, household, limit })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
