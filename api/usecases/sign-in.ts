import { hash, verify } from '@node-rs/argon2'
import type { SignIn } from '#contract/session.ts'
import { Refusal } from '../errors.ts'
import {
  type Attempt,
  claimAttempt,
  forgetAttempts,
  type LockRule,
  lockedForSeconds,
} from '../repositories/accounts.ts'
import { appendAudit } from '../repositories/audit.ts'
import type { Db } from '../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../repositories/request.ts'
import { recordSession, sweepSessions } from '../repositories/sessions.ts'
import { IDLE_SECONDS, LONGEST_SECONDS } from './current-account.ts'
import { keyOfToken, makeToken } from './session-token.ts'
import type { Strangers } from './strangers.ts'

const system = { kind: 'system' } as const

/** Five wrong passwords in a row lock a name for five minutes. */
export const LOCK_RULE: LockRule = { attempts: 5, lockSeconds: 300 }

/** A hash nobody knows the password of: unknown names are checked against it, so that they take as long. */
const nobodysHash = hash(crypto.randomUUID())

/**
 * Opens a session and gives its token. Throws `wrong-password`, or `locked-out` with the time to wait. Whether the
 * name exists shows neither in the answer nor in the time it takes: unknown names are counted and locked too.
 */
export async function signIn(db: Db, strangers: Strangers, credentials: SignIn): Promise<string> {
  const ask = askAs(db, system)
  const attempt = await claimAttempt(ask, credentials.username, LOCK_RULE)
  if (attempt === null) return refuseStranger(ask, strangers, credentials)
  if (!(await verify(attempt.passwordHash, credentials.password))) {
    if (attempt.last) await appendAudit(ask, attempt, { verb: 'lock-out' })
    throw wrongPassword()
  }
  return openSession(db, attempt)
}

async function refuseStranger(
  ask: Ask,
  strangers: Strangers,
  { username, password }: SignIn,
): Promise<never> {
  const seconds = (await lockedForSeconds(ask, username)) || strangers.lockedForSeconds(username)
  if (seconds > 0) throw lockedOut(seconds)
  strangers.countAttempt(username)
  await verify(await nobodysHash, password)
  throw wrongPassword()
}

function openSession(db: Db, account: Attempt): Promise<string> {
  return txAs(db, system, async (ask) => {
    const token = makeToken(account.county)
    const key = keyOfToken(token)
    if (key === null) throw new Error('a fresh token is not one')
    await forgetAttempts(ask, account)
    await sweepSessions(ask, account, IDLE_SECONDS)
    await recordSession(ask, key, account.id, LONGEST_SECONDS)
    await appendAudit(ask, account, { verb: 'sign-in' })
    return token
  })
}

function wrongPassword(): Refusal {
  return new Refusal('wrong-password', { attempts: LOCK_RULE.attempts, minutes: LOCK_RULE.lockSeconds / 60 })
}

function lockedOut(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60)
  return new Refusal('locked-out', { attempts: LOCK_RULE.attempts, minutes }, { retryAfterS: seconds })
}
