import type { AuditPage } from '#contract/protection.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** What an entry of the audit says: who did what to which subject, and why. Ids only, never a name. */
export interface AuditEvent {
  readonly verb:
    | 'sign-in'
    | 'lock-out'
    | 'sign-out-others'
    | 'password-change'
    | 'one-time-codes-on'
    | 'one-time-codes-off'
    | 'gis-key'
    | 'search-name'
    | 'search-phone'
    | 'open-household'
    | 'reveal'
    | 'household-change'
    | 'member-change'
    | 'tag-change'
    | 'contact-change'
    | 'see-visits'
    | 'visit'
    | 'visit-take-back'
    | 'patrol'
    | 'patrol-take-back'
    | 'staff-change'
    | 'post-change'
    | 'chart-change'
    | 'account-change'
    | 'setting-change'
    | 'subject-access'
    | 'subject-correct'
    | 'subject-erase'
    | 'export-masked'
    | 'export-ask'
    | 'export-decide'
    | 'export-take'
    | 'retention'
    | 'key-rotation'
    | 'plan-submit'
    | 'plan-approve'
    | 'plan-return'
    | 'plan-publish'
    | 'plan-withdraw'
    | 'take-post'
    | 'confirm-handover'
    | 'need-phone'
    | 'need-state'
    | 'door-renew'
    | 'group-picture'
    | 'board-change'
    | 'notice-change'
    | 'photo-change'
    | 'import'
    | 'import-undo'
  /** Id of what it was about: a household, a person, a visit, a post, an account. */
  readonly subject?: string
  /** Id of the plan it was about. */
  readonly plan?: string
  /** Key of the grid it stood in. */
  readonly grid?: string | null
  readonly reasonCode?: string
  /** Id of the visit or matter for which it was done. */
  readonly about?: string
  /** Free text, kept apart from the chain so that it can be erased, with its keyed hash inside the chain. */
  readonly note?: { readonly text: string; readonly mac: Buffer }
  /** Keyed hash of a text that is itself kept nowhere: what was searched for. */
  readonly mac?: Buffer
}

/** Who did it: an account, or the program on the command line (`id` null). */
export interface AuditBy {
  readonly county: string
  readonly id: string | null
}

/** An entry as it is listed; `code` and `name` are the grid's. */
export interface AuditRow extends Omit<AuditPage['entries'][number], 'at' | 'grid'> {
  readonly at: Date
  readonly code: string | null
  readonly name: string | null
}

/** Which entries are wanted; `before` is a number that is not among them. */
export interface AuditWanted {
  readonly verb: string | null
  readonly account: string | null
  readonly before: number | null
}

/** The state of a county's chain: how many entries, and the first that does not hold (null: all do). */
export interface AuditState {
  readonly entries: number
  readonly brokenAt: number | null
}

const append = sql('audit/append')
const verify = sql('audit/verify')
const list = sql('audit/list')
const counties = sql('audit/counties')

/** Appends an entry to the chain of the account's county and gives its number. */
export async function appendAudit(ask: Ask, account: AuditBy, event: AuditEvent): Promise<number> {
  const row = await ask.one<{ seq: number }>(append, {
    county: account.county,
    account: account.id,
    verb: event.verb,
    subject: event.subject ?? null,
    plan: event.plan ?? null,
    grid: event.grid ?? null,
    reasonCode: event.reasonCode ?? null,
    reasonMac: event.note?.mac ?? event.mac ?? null,
    note: event.note?.text ?? null,
    about: event.about ?? null,
  })
  return row.seq
}

/** Recomputes every hash of a county's chain; only `system` may read it. */
export function verifyAudit(ask: Ask, county: string): Promise<AuditState> {
  return ask.one<AuditState>(verify, { county })
}

/** Entries of a county's chain, newest first, at most `limit`; only `system` may read them. */
export function listAudit(ask: Ask, county: string, wanted: AuditWanted, limit: number): Promise<AuditRow[]> {
  return ask.rows<AuditRow>(list, { county, ...wanted, limit })
}

/** The counties that have a chain; only `system` may ask. */
export async function auditedCounties(ask: Ask): Promise<string[]> {
  return (await ask.rows<{ county: string }>(counties)).map(({ county }) => county)
}
