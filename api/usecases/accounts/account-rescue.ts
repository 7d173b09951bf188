import { hash } from '@node-rs/argon2'
import { removeCodes, setPassword } from '../../repositories/accounts-secrets.ts'
import { accountByName, lockAdmins, shutAccount } from '../../repositories/accounts-writing.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { endSessions } from '../../repositories/sessions.ts'
import { leavesNobody } from './account-last-admin.ts'
import { passwordProblem } from './account-password-rule.ts'

/** Why an account cannot be helped from the command line. */
export type RescueRefusal = 'unknown-account' | 'last-admin' | 'password-too-short' | 'password-too-long'

/** What each way is called in the audit. */
const REASONS = { password: 'password', disable: 'disabled', 'reset-codes': 'codes-reset' } as const

/**
 * Helps whoever holds the machine: another password, an account shut, one-time codes off. Its sessions end; the audit
 * has no account for who did it, because it was nobody who is signed in. Null is done.
 */
export async function rescueAccount(
  db: Db,
  username: string,
  what: keyof typeof REASONS,
  password: string,
): Promise<RescueRefusal | null> {
  const problem = what === 'password' ? passwordProblem(password) : null
  if (problem !== null) return problem
  const passwordHash = what === 'password' ? await hash(password) : null
  return txAs(db, { kind: 'system' }, async (ask) => {
    const account = await accountByName(ask, username)
    if (account === null) return 'unknown-account'
    const { county, id } = account
    if (what === 'disable' && leavesNobody(await lockAdmins(ask, county), id, null)) return 'last-admin'
    if (passwordHash !== null) await setPassword(ask, account, passwordHash)
    if (what === 'disable') await shutAccount(ask, account, true)
    if (what === 'reset-codes') await removeCodes(ask, account)
    await endSessions(ask, account, null)
    const event = { verb: 'account-change', subject: id, reasonCode: REASONS[what] } as const
    await appendAudit(ask, { county, id: null }, event)
    return null
  })
}
