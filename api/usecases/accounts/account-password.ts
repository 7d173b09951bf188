import { hash } from '@node-rs/argon2'
import type { PasswordChange } from '#contract/session.ts'
import { setPassword } from '../../repositories/accounts-secrets.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { endSessions } from '../../repositories/sessions.ts'
import { checkOwnPassword } from './account-attempts.ts'
import { passwordProblem } from './account-password-rule.ts'
import { refuseAccount } from './account-refusals.ts'
import type { SessionAccount } from './current-account.ts'

/**
 * Changes one's own password and ends one's other sessions; gives how many. Throws `wrong-own-password`, counted for
 * the lock, `locked-out`, and `account-refused` for a new one that is too short, too long or the old one.
 */
export async function changeOwnPassword(
  db: Db,
  account: SessionAccount,
  { old, new: next }: PasswordChange,
): Promise<number> {
  const problem = passwordProblem(next)
  if (problem !== null) throw refuseAccount(problem)
  await checkOwnPassword(db, account, old)
  if (next === old) throw refuseAccount('same-password')
  const passwordHash = await hash(next)
  return txAs(db, { kind: 'system' }, async (ask) => {
    await setPassword(ask, account, passwordHash)
    await appendAudit(ask, account, { verb: 'password-change', subject: account.id })
    return endSessions(ask, account, account.session)
  })
}
