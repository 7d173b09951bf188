import { hash, verify } from '@node-rs/argon2'
import type { SignIn } from '#contract/session.ts'
import { Refusal } from '../../errors.ts'
import {
  type Attempt,
  claimAttempt,
  forgetAttempts,
  lockedForSeconds,
  uncountAttempt,
} from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { recordSession, sweepSessions } from '../../repositories/sessions.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import type { Strangers } from '../protection/strangers.ts'
import { LOCK_RULE, lockedOut, rule } from './account-attempts.ts'
import { takeCode, wrongCode } from './one-time-codes.ts'
import { LONGEST_SECONDS, SESSION_TIMES } from './session-times.ts'
import { keyOfToken, makeSeed, makeToken } from './session-token.ts'

const system = { kind: 'system' } as const

/** A hash nobody knows the password of: unknown names are checked against it, so that they take as long. */
const nobodysHash = hash(crypto.randomUUID())

/** What signing in needs besides the database. */
export interface SignInDeps {
  readonly strangers: Strangers
  readonly secrets: Secrets
}

/**
 * Opens a session on a device and gives its token. Throws `wrong-password`; `code-wanted` where the account has one-time
 * codes and none was given; `wrong-code`; `locked-out` with the time to wait. Whether the name exists shows neither in
 * the answer nor in the time it takes: unknown names are counted and locked too.
 */
export async function signIn(
  db: Db,
  { strangers, secrets }: SignInDeps,
  credentials: SignIn,
  device: string,
): Promise<string> {
  const ask = askAs(db, system)
  const attempt = await claimAttempt(ask, credentials.username, LOCK_RULE)
  if (attempt === null) return refuseStranger(ask, strangers, credentials)
  if (!(await verify(attempt.passwordHash, credentials.password))) {
    return refuse(ask, attempt, new Refusal('wrong-password', rule()))
  }
  if (attempt.codes !== null) {
    if (credentials.code === undefined) {
      await uncountAttempt(ask, attempt, LOCK_RULE)
      throw new Refusal('code-wanted')
    }
    if (!(await takeCode(ask, secrets, attempt, attempt.codes, credentials.code))) {
      return refuse(ask, attempt, wrongCode())
    }
  }
  return openSession(db, attempt, device)
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
  throw new Refusal('wrong-password', rule())
}

async function refuse(ask: Ask, attempt: Attempt, refusal: Refusal): Promise<never> {
  if (attempt.last) await appendAudit(ask, attempt, { verb: 'lock-out' })
  throw refusal
}

function openSession(db: Db, account: Attempt, device: string): Promise<string> {
  return txAs(db, system, async (ask) => {
    const token = makeToken(account.county)
    const key = keyOfToken(token)
    if (key === null) throw new Error('a fresh token is not one')
    await forgetAttempts(ask, account)
    await sweepSessions(ask, account, SESSION_TIMES)
    const lasting = { seed: makeSeed(), seconds: LONGEST_SECONDS }
    await recordSession(ask, key, { account: account.id, device, gis: false, ...lasting })
    await appendAudit(ask, account, { verb: 'sign-in' })
    return token
  })
}
