import type { Retained, Retention } from '#contract/protection.ts'
import type { AuditBy } from './audit.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** For how many days each kind is kept. */
export type Periods = Readonly<Record<Retained, number>>

/** What has been kept longer than its days. */
export type Overdue = Pick<Retention['items'][number], 'what' | 'rows' | 'oldest'>

const counts = sql('retention/counts')
const rules = sql('retention/rules')
const setRule = sql('retention/set-rule')
const dropRule = sql('retention/drop-rule')
const record = sql('retention/record')
const counties = sql('retention/counties')
const dropping = {
  'visit-notes': sql('retention/visit-notes'),
  visits: sql('retention/visits'),
  patrols: sql('retention/patrols'),
  'closed-households': sql('retention/closed-households'),
  'lapsed-tags': sql('retention/lapsed-tags'),
  sessions: sql('retention/sessions'),
  'audit-notes': sql('retention/audit-notes'),
  exports: sql('retention/exports'),
  'household-events': sql('retention/household-events'),
  needs: sql('retention/needs'),
  imports: sql('retention/imports'),
  'import-copies': sql('retention/import-copies'),
} as const satisfies Readonly<Record<Retained, unknown>>

/** Periods that a county set for itself; only `system` may ask, as for all of these. */
export async function ownPeriods(ask: Ask, county: string): Promise<Partial<Periods>> {
  const rows = await ask.rows<{ what: Retained; days: number }>(rules, { county })
  return Object.fromEntries(rows.map(({ what, days }) => [what, days]))
}

/** Keeps something for so many days from now on; null: for the program's own period. */
export function writePeriod(ask: Ask, county: string, what: Retained, days: number | null): Promise<void> {
  return ask.none(days === null ? dropRule : setRule, { county, what, days })
}

/** What has been kept longer than these days, of every kind. */
export function countOverdue(ask: Ask, county: string, days: Periods): Promise<Overdue[]> {
  return ask.rows<Overdue>(counts, { county, days })
}

/** Drops what has been kept longer than so many days, and gives how many rows that were. */
export async function dropOverdue(
  ask: Ask,
  { county, id: account }: AuditBy,
  what: Retained,
  days: number,
): Promise<number> {
  return (await ask.one<{ n: number }>(dropping[what], { county, days, account })).n
}

/** Leaves a trace of what was dropped by age. */
export function recordDropped(
  ask: Ask,
  { county, id: account }: AuditBy,
  trace: { readonly id: string; readonly what: Retained; readonly rows: object },
): Promise<void> {
  return ask.none(record, { county, account, ...trace })
}

/** Counties with anything in them. */
export async function knownCounties(ask: Ask): Promise<string[]> {
  return (await ask.rows<{ county: string }>(counties)).map(({ county }) => county)
}
