import type { Session } from '#contract/session.ts'
import { type Account, countAssigned, gridsInSight } from '../repositories/accounts.ts'
import type { Db } from '../repositories/connection.ts'
import { askAs } from '../repositories/request.ts'
import { findSession, removeSession } from '../repositories/sessions.ts'
import { keyOfToken } from './session-token.ts'
import { actorOf } from './sight.ts'

export type { Account }

/** A session ends after an hour without a request, and after twelve hours in any case. */
export const IDLE_SECONDS = 3_600
export const LONGEST_SECONDS = 12 * 3_600

const system = { kind: 'system' } as const

/** The account whose session this token opens, or null when it opens none. */
export async function accountOfToken(db: Db, token: string): Promise<Account | null> {
  const key = keyOfToken(token)
  return key === null ? null : findSession(askAs(db, system), key, IDLE_SECONDS)
}

/** Ends the session of a token. */
export async function signOut(db: Db, token: string): Promise<void> {
  const key = keyOfToken(token)
  if (key !== null) await removeSession(askAs(db, system), key)
}

/** What a signed-in person is told about their own session. */
export async function describeSession(db: Db, account: Account): Promise<Session> {
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
  }
}
