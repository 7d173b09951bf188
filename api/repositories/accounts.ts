import type { Capacity, Session } from '#contract/session.ts'
import type { Sealed } from '../secrets/cipher.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

/** Which account of which county. */
export interface AccountId {
  readonly county: string
  readonly id: string
}

/** A signed-in account: who asks, what they may do and how far they reach. */
export interface Account extends AccountId {
  readonly username: string
  readonly capacity: Capacity
  /** Code of the jurisdiction it reaches down from. */
  readonly jurisdiction: string
  /** Name of its staff member, or null. */
  readonly name: string | null
}

/** An account whose password is about to be checked. */
export interface Attempt extends AccountId {
  readonly passwordHash: string
  /** True when the name is locked unless this attempt is right. */
  readonly last: boolean
  /** Sealed secret of its one-time codes, or null where it has none in use. */
  readonly codes: Sealed | null
}

type AttemptRow = Omit<Attempt, 'codes'> & { readonly totp: Buffer | null; readonly totpKey: string | null }

function attemptOf({ totp, totpKey, ...attempt }: AttemptRow): Attempt {
  return { ...attempt, codes: sealedFrom(totp, totpKey) }
}

/** How many wrong passwords in a row lock a name, and for how long. */
export interface LockRule {
  readonly attempts: number
  readonly lockSeconds: number
}

const claim = sql('accounts/claim-attempt')
const claimOwn = sql('accounts/claim-own-attempt')
const uncount = sql('accounts/uncount-attempt')
const locked = sql('accounts/locked-for')
const forget = sql('accounts/forget-attempts')
const grids = sql('accounts/grids-in-sight')
const assigned = sql('accounts/assigned-households')
const reachGrid = sql('accounts/reach-grid')

/** Counts an attempt to sign in and gives what to check it against; null when the name is unknown or locked. */
export async function claimAttempt(ask: Ask, username: string, rule: LockRule): Promise<Attempt | null> {
  const row = await ask.oneOrNone<AttemptRow>(claim, { username, ...rule })
  return row && attemptOf(row)
}

/** Counts an attempt of a signed-in account to give its password again; null when it is locked. */
export async function claimOwnAttempt(ask: Ask, account: AccountId, rule: LockRule): Promise<Attempt | null> {
  const row = await ask.oneOrNone<AttemptRow>(claimOwn, { county: account.county, id: account.id, ...rule })
  return row && attemptOf(row)
}

/** The password was right and a code is wanted: the attempt does not count, those before it do. */
export function uncountAttempt(ask: Ask, account: AccountId, rule: LockRule): Promise<void> {
  return ask.none(uncount, { county: account.county, id: account.id, attempts: rule.attempts })
}

/** Seconds until a locked name may try again; 0 when it is not locked. */
export async function lockedForSeconds(ask: Ask, username: string): Promise<number> {
  return (await ask.oneOrNone<{ seconds: number }>(locked, { username }))?.seconds ?? 0
}

/** The right password was given: earlier wrong ones no longer count. */
export function forgetAttempts(ask: Ask, account: AccountId): Promise<void> {
  return ask.none(forget, { county: account.county, id: account.id })
}

/** Grids in force whose households the account sees today. */
export function gridsInSight(ask: Ask, account: AccountId): Promise<Session['grids']> {
  return ask.rows(grids, { county: account.county, id: account.id })
}

/** How many households are assigned to the account's staff member; only `staff` may ask. */
export async function countAssigned(ask: Ask, county: string): Promise<number> {
  return (await ask.one<{ n: number }>(assigned, { county })).n
}

/** Key of the one grid an account may plan; null is its whole jurisdiction. */
export async function reachGridOf(ask: Ask, account: AccountId): Promise<string | null> {
  return (await ask.one<{ grid: string | null }>(reachGrid, { county: account.county, id: account.id })).grid
}
