import type { Account, AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** What a session is found by: its county in clear, and the SHA-256 of its id. */
export interface SessionKey {
  readonly county: string
  readonly tokenHash: Buffer
}

const open = sql('sessions/open')
const find = sql('sessions/find')
const close = sql('sessions/close')
const sweep = sql('sessions/sweep')

/** Records a session that ends after `seconds` at the latest. */
export function recordSession(ask: Ask, key: SessionKey, account: string, seconds: number): Promise<void> {
  return ask.none(open, { ...key, account, seconds })
}

/** The account of a session that is alive, or null. `idleSeconds` without a request end a session. */
export function findSession(ask: Ask, key: SessionKey, idleSeconds: number): Promise<Account | null> {
  return ask.oneOrNone<Account>(find, { ...key, idleSeconds })
}

/** Ends a session; one that does not exist is ended already. */
export function removeSession(ask: Ask, key: SessionKey): Promise<void> {
  return ask.none(close, { ...key })
}

/** Removes the sessions of an account that have ended. */
export function sweepSessions(ask: Ask, account: AccountId, idleSeconds: number): Promise<void> {
  return ask.none(sweep, { county: account.county, account: account.id, idleSeconds })
}
