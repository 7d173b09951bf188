import { Secret, TOTP } from 'otpauth'
import type { OneTimeCodes } from '#contract/session.ts'
import { Refusal } from '../../errors.ts'
import { type AccountId, claimOwnAttempt, forgetAttempts } from '../../repositories/accounts.ts'
import { beginCodes, findCodes, removeCodes, takeStep } from '../../repositories/accounts-secrets.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import type { Sealed } from '../../secrets/cipher.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { checkOwnPassword, LOCK_RULE, lockedNow } from './account-attempts.ts'
import type { SessionAccount } from './current-account.ts'

/** RFC 6238 as every authenticator has it: six digits, a new code every 30 s, HMAC-SHA1; one step early or late counts. */
const STEP_SECONDS = 30
const STEPS_AROUND = 1
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20
const ISSUER = 'gridhold'

const system = { kind: 'system' } as const

/**
 * Begins one-time codes for an account: its own secret, sealed in the database and told this once. They count after
 * `confirmCodes`; beginning again before that makes a new secret. Throws `codes-on` where they are in use.
 */
export async function beginOneTimeCodes(
  db: Db,
  secrets: Secrets,
  account: SessionAccount,
): Promise<OneTimeCodes> {
  const secret = new Secret({ size: SECRET_BYTES })
  const begun = await beginCodes(askAs(db, system), account, secrets.seal(secret.base32))
  if (!begun) throw new Refusal('codes-on')
  const uri = generator(secret, account.username).toString()
  return { uri, secret: secret.base32 }
}

/** The first right code puts them in use. Throws `codes-off` where none were begun, `codes-on`, and `wrong-code`. */
export async function confirmOneTimeCodes(
  db: Db,
  secrets: Secrets,
  account: SessionAccount,
  code: string,
): Promise<void> {
  const ask = askAs(db, system)
  const begun = await findCodes(ask, account)
  if (begun === null) throw new Refusal('codes-off')
  if (begun.inUse) throw new Refusal('codes-on')
  // Counted like a wrong password: a session alone shall not guess.
  if ((await claimOwnAttempt(ask, account, LOCK_RULE)) === null) throw await lockedNow(ask, account.username)
  await txAs(db, system, async (inside) => {
    if (!(await takeCode(inside, secrets, account, begun.secret, code))) throw wrongCode()
    await forgetAttempts(inside, account)
    await appendAudit(inside, account, { verb: 'one-time-codes-on', subject: account.id })
  })
}

/** Signing in asks for no code any more. Throws `wrong-own-password`, counted for the lock, and `codes-off`. */
export async function removeOneTimeCodes(db: Db, account: SessionAccount, password: string): Promise<void> {
  if (!account.codes) throw new Refusal('codes-off')
  await checkOwnPassword(db, account, password)
  await txAs(db, system, async (ask) => {
    await removeCodes(ask, account)
    await appendAudit(ask, account, { verb: 'one-time-codes-off', subject: account.id })
  })
}

/**
 * Whether a code is right now and was not used before; it is used up by this. `nowMs` is the clock in milliseconds.
 */
export async function takeCode(
  ask: Ask,
  secrets: Secrets,
  account: AccountId,
  secret: Sealed,
  code: string,
  nowMs = Date.now(),
): Promise<boolean> {
  const totp = generator(Secret.fromBase32(secrets.open(secret)))
  const delta = totp.validate({ token: code, timestamp: nowMs, window: STEPS_AROUND })
  if (delta === null) return false
  return takeStep(ask, account, Math.floor(nowMs / 1_000 / STEP_SECONDS) + delta)
}

/** A code that is wrong, late or used. */
export function wrongCode(): Refusal {
  return new Refusal('wrong-code', { attempts: LOCK_RULE.attempts, minutes: LOCK_RULE.lockSeconds / 60 })
}

function generator(secret: Secret, label = ''): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret, period: STEP_SECONDS })
}
