import { verify } from '@node-rs/argon2'
import { Refusal } from '../../errors.ts'
import {
  type AccountId,
  claimOwnAttempt,
  forgetAttempts,
  type LockRule,
  lockedForSeconds,
} from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs } from '../../repositories/request.ts'

/** Five wrong passwords or codes in a row lock a name for five minutes. */
export const LOCK_RULE: LockRule = { attempts: 5, lockSeconds: 300 }

/**
 * Somebody who is signed in gives their password again, for what a session alone shall not do. Throws
 * `wrong-own-password`, or `locked-out` with the time to wait.
 */
export async function checkOwnPassword(
  db: Db,
  account: AccountId & { readonly username: string },
  password: string,
): Promise<void> {
  const ask = askAs(db, { kind: 'system' })
  const attempt = await claimOwnAttempt(ask, account, LOCK_RULE)
  if (attempt === null) throw await lockedNow(ask, account.username)
  if (!(await verify(attempt.passwordHash, password))) {
    if (attempt.last) await appendAudit(ask, account, { verb: 'lock-out' })
    throw new Refusal('wrong-own-password', rule())
  }
  await forgetAttempts(ask, account)
}

/** `locked-out` with the time a name has to wait. */
export async function lockedNow(ask: Ask, username: string): Promise<Refusal> {
  return lockedOut(Math.max(1, await lockedForSeconds(ask, username)))
}

/** `locked-out` for that many seconds. */
export function lockedOut(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60)
  return new Refusal('locked-out', { attempts: LOCK_RULE.attempts, minutes }, { retryAfterS: seconds })
}

/** The lock rule as sentences tell it. */
export function rule() {
  return { attempts: LOCK_RULE.attempts, minutes: LOCK_RULE.lockSeconds / 60 }
}
