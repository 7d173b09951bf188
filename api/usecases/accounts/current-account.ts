import type { Session } from '#contract/session.ts'
import { type Account, countAssigned, gridsInSight } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import {
  findSession,
  removeSession,
  rotateSession,
  type SessionAccount,
} from '../../repositories/sessions.ts'
import { SESSION_TIMES } from './session-times.ts'
import { keyOfToken, nextToken } from './session-token.ts'
import { actorOf } from './sight.ts'

export type { Account, SessionAccount }

/** Whose session a token opens. `next` is the session id to use from now on, where there is another. */
export interface Opened {
  readonly account: SessionAccount
  readonly next: string | null
}

const system = { kind: 'system' } as const

/**
 * The account whose session this token opens, or null when it opens none. One query; a second one every quarter of an
 * hour, when the session gets its next id.
 */
export async function accountOfToken(db: Db, token: string): Promise<Opened | null> {
  const key = keyOfToken(token)
  if (key === null) return null
  const ask = askAs(db, system)
  const found = await findSession(ask, key, SESSION_TIMES, false)
  if (found === null) return null
  const { seed, turn, ...account } = found
  if (turn === null) return { account, next: null }
  const next = nextToken(token, seed)
  const nextKey = keyOfToken(next)
  if (nextKey === null) throw new Error('the token that follows is not one')
  if (turn === 'due') await rotateSession(ask, key, nextKey.tokenHash)
  return { account, next }
}

/** The account whose key a GIS program sends, or null. Such a key opens /ogc and no session, and a session's id no key. */
export async function accountOfGisKey(db: Db, token: string): Promise<SessionAccount | null> {
  const key = keyOfToken(token)
  if (key === null) return null
  const found = await findSession(askAs(db, system), key, SESSION_TIMES, true)
  if (found === null) return null
  const { seed, turn, ...account } = found
  return account
}

/** Ends the session of a token. */
export async function signOut(db: Db, token: string): Promise<void> {
  const key = keyOfToken(token)
  if (key !== null) await removeSession(askAs(db, system), key)
}

/** What a signed-in person is told about their own session. */
export async function describeSession(db: Db, account: SessionAccount): Promise<Session> {
  const actor = actorOf(account)
  const ask = askAs(db, actor)
  const mayHoldPosts = actor.kind === 'staff'
  return {
    username: account.username,
    capacity: account.capacity,
    name: account.name,
    jurisdiction: account.jurisdiction,
    grids: mayHoldPosts ? await gridsInSight(ask, account) : [],
    assignedHouseholds: mayHoldPosts ? await countAssigned(ask, account.county) : 0,
    codes: account.codes,
    mustEnrol: account.mustEnrol,
  }
}
