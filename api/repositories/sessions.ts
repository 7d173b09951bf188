import type { Account, AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** What a session is found by: its county in clear, and the SHA-256 of its id. */
export interface SessionKey {
  readonly county: string
  readonly tokenHash: Buffer
}

/** How long sessions last without a request, and how their ids change; all in seconds. */
export interface SessionTimes {
  readonly idleSeconds: number
  /** The same for grid workers. */
  readonly workerIdleSeconds: number
  /** Age at which an id is followed by another. */
  readonly rotateSeconds: number
  /** How long the id before holds once the new one was used. */
  readonly holdSeconds: number
}

/** A session to record. */
interface NewSession {
  readonly account: string
  /** Browser and system in two words, or what the owner called the key of a GIS program. */
  readonly device: string
  /** The key of a GIS program. */
  readonly gis: boolean
  /** What the ids to come are made with. */
  readonly seed: Buffer
  /** Seconds until it ends in any case. */
  readonly seconds: number
}

/** Whoever a session belongs to. */
export interface SessionAccount extends Account {
  /** Id of the session, which its owner may see. */
  readonly session: string
  /** Signing in asks for a one-time code. */
  readonly codes: boolean
  /** The office wants codes of this account and there are none. */
  readonly mustEnrol: boolean
}

/** A session that was found. `turn`: its id is `due` to be followed by another, or the one before it was sent. */
interface FoundSession extends SessionAccount {
  readonly seed: Buffer
  readonly turn: 'due' | 'turned' | null
}

/** A session as its owner sees it. */
export interface SessionRow {
  readonly id: string
  readonly device: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly gis: boolean
}

const queries = {
  open: sql('sessions/open'),
  find: sql('sessions/find'),
  rotate: sql('sessions/rotate'),
  close: sql('sessions/close'),
  sweep: sql('sessions/sweep'),
  countGis: sql('sessions/count-gis'),
  list: sql('sessions/list'),
  end: sql('sessions/end'),
  endAll: sql('sessions/end-all'),
}

/** Records a session, and says which and until when. */
export async function recordSession(ask: Ask, key: SessionKey, session: NewSession): Promise<SessionRow> {
  const [row] = await ask.rows<SessionRow>(queries.open, { ...key, ...session })
  if (row === undefined) throw new Error('a session that was recorded is there')
  return row
}

/**
 * The account of a session that is alive, by its id of now or, for a while, the one before; or null. `gis`: a key of a GIS
 * program is looked for; such a key is no other session, and no other session is such a key.
 */
export function findSession(
  ask: Ask,
  key: SessionKey,
  times: SessionTimes,
  gis: boolean,
): Promise<FoundSession | null> {
  return ask.oneOrNone<FoundSession>(queries.find, { ...key, ...times, gis })
}

/** How many keys of GIS programs an account has that are alive. */
export async function countGisKeys(ask: Ask, account: AccountId): Promise<number> {
  const row = await ask.oneOrNone<{ n: number }>(queries.countGis, {
    county: account.county,
    account: account.id,
  })
  return row?.n ?? 0
}

/** Gives the session its next id, unless another request did. */
export function rotateSession(ask: Ask, key: SessionKey, nextHash: Buffer): Promise<void> {
  return ask.none(queries.rotate, { ...key, nextHash })
}

/** Ends a session; one that does not exist is ended already. */
export function removeSession(ask: Ask, key: SessionKey): Promise<void> {
  return ask.none(queries.close, { ...key })
}

/** Removes the sessions of an account that have ended. */
export function sweepSessions(ask: Ask, account: AccountId, times: SessionTimes): Promise<void> {
  return ask.none(queries.sweep, { county: account.county, account: account.id, ...times })
}

/** The sessions of an account that are alive, the latest seen first. */
export function listSessions(ask: Ask, account: AccountId, times: SessionTimes): Promise<SessionRow[]> {
  return ask.rows(queries.list, { county: account.county, account: account.id, ...times })
}

/** Ends one session of an account; false where it has none of that id. */
export async function endSession(ask: Ask, account: AccountId, id: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.end, { county: account.county, account: account.id, id })) !== null
}

/** Ends all sessions of an account but `except`, and says how many those were. */
export async function endSessions(ask: Ask, account: AccountId, except: string | null): Promise<number> {
  const ended = await ask.rows(queries.endAll, { county: account.county, account: account.id, except })
  return ended.length
}
