import type { Capacity } from '#contract/session.ts'
import type { AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import type { SessionTimes } from './sessions.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('accounts/insert'),
  list: sql('accounts/list'),
  within: sql('accounts/within'),
  lockAdmins: sql('accounts/lock-admins'),
  change: sql('accounts/change'),
  shut: sql('accounts/shut'),
  byName: sql('accounts/by-name'),
}

/** What an account may do, from where down, and who it is. */
export interface AccountTerms {
  readonly capacity: Capacity
  readonly jurisdiction: string
  /** Key of the one grid a planner may plan; null is the whole jurisdiction. */
  readonly reachGrid: string | null
  readonly staff: string | null
}

export interface NewAccount extends AccountTerms {
  readonly county: string
  readonly id: string
  readonly username: string
  /** Encoded argon2id hash. */
  readonly passwordHash: string
}

/** Adds an account; false when the county has one of that name or id. */
export async function insertAccount(ask: Ask, account: NewAccount): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { ...account })) !== null
}

/** An account in a list of the command line. */
export interface AccountRow {
  readonly county: string
  readonly username: string
  readonly capacity: Capacity
  readonly jurisdiction: string
  readonly createdAt: Date
}

/** Accounts of every county, by county and name. */
export function listAccounts(ask: Ask): Promise<AccountRow[]> {
  return ask.rows(queries.list)
}

/** An account as administrators see it. */
export interface AccountInReach extends AccountTerms {
  readonly id: string
  readonly username: string
  readonly jurisdictionName: string
  readonly gridCode: string | null
  readonly gridName: string | null
  readonly staffName: string | null
  readonly disabledAt: Date | null
  readonly lockedUntil: Date | null
  readonly codes: boolean
  readonly passwordAt: Date
  readonly createdAt: Date
  readonly sessions: number
}

/** Accounts within reach (code of a jurisdiction), by name; or one of them. */
export function accountsWithin(
  ask: Ask,
  county: string,
  reach: string,
  id: string | null,
  { idleSeconds, workerIdleSeconds }: SessionTimes,
): Promise<AccountInReach[]> {
  return ask.rows(queries.within, { county, reach, id, idleSeconds, workerIdleSeconds })
}

/** Administrators who can sign in, held until the transaction ends. */
export function lockAdmins(
  ask: Ask,
  county: string,
): Promise<{ readonly id: string; readonly jurisdiction: string }[]> {
  return ask.rows(queries.lockAdmins, { county })
}

/** Changes what an account may do and who it is. */
export function changeAccount(ask: Ask, account: AccountId, terms: AccountTerms): Promise<void> {
  const { capacity, jurisdiction, reachGrid, staff } = terms
  return ask.none(queries.change, {
    county: account.county,
    id: account.id,
    capacity,
    jurisdiction,
    reachGrid,
    staff,
  })
}

/** Shuts an account, or opens it again. */
export function shutAccount(ask: Ask, account: AccountId, shut: boolean): Promise<void> {
  return ask.none(queries.shut, { county: account.county, id: account.id, shut })
}

/** The account that signs in by a name, or null. */
export function accountByName(
  ask: Ask,
  username: string,
): Promise<(AccountId & Pick<AccountTerms, 'capacity' | 'jurisdiction'>) | null> {
  return ask.oneOrNone(queries.byName, { username })
}
