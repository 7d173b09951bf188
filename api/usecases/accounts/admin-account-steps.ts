import { hash } from '@node-rs/argon2'
import type { AccountWithPassword, Account as Wire } from '#contract/accounts.ts'
import type { Account } from '../../repositories/accounts.ts'
import { removeCodes, setPassword } from '../../repositories/accounts-secrets.ts'
import { shutAccount } from '../../repositories/accounts-writing.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { endSessions } from '../../repositories/sessions.ts'
import { keepAnAdmin } from './account-last-admin.ts'
import { makePassword, passwordProblem } from './account-password-rule.ts'
import { refuseAccount } from './account-refusals.ts'
import { accountToWire, reachedAccount } from './account-words.ts'
import { mustAdminister } from './admin-reach.ts'

const system = { kind: 'system' } as const

/**
 * Shuts an account, whose sessions end at once, or opens it again. Throws `forbidden`, `unknown-account`, and
 * `account-refused` for one's own account and the last administrator.
 */
export function shutReachedAccount(db: Db, account: Account, id: string, shut: boolean): Promise<Wire> {
  return step(db, account, id, shut ? 'disabled' : 'enabled', async (ask, target) => {
    if (shut && id === account.id) throw refuseAccount('own-account')
    if (shut) await keepAnAdmin(ask, account.county, id, null)
    await shutAccount(ask, target, shut)
    if (shut) await endSessions(ask, target, null)
  })
}

/** Gives an account a password, made where none is given; its sessions end. Throws as above, `own-secrets` for one's own. */
export async function resetPassword(
  db: Db,
  account: Account,
  id: string,
  given: string | null,
): Promise<AccountWithPassword> {
  mustAdminister(account)
  const made = given === null ? makePassword() : null
  const password = given ?? made ?? ''
  const problem = passwordProblem(password)
  if (problem !== null) throw refuseAccount(problem)
  const passwordHash = await hash(password)
  const wire = await step(db, account, id, 'password', async (ask, target) => {
    if (id === account.id) throw refuseAccount('own-secrets')
    await setPassword(ask, target, passwordHash)
    await endSessions(ask, target, null)
  })
  return { account: wire, password: made }
}

/** Turns off the one-time codes of an account whose phone is lost; its sessions end. Throws as above. */
export function resetCodes(db: Db, account: Account, id: string): Promise<Wire> {
  return step(db, account, id, 'codes-reset', async (ask, target) => {
    if (id === account.id) throw refuseAccount('own-secrets')
    await removeCodes(ask, target)
    await endSessions(ask, target, null)
  })
}

/** Ends the sessions of an account, one's present one left out, and says how many. Throws `forbidden`, `unknown-account`. */
export async function endSessionsOf(
  db: Db,
  account: Account & { readonly session: string },
  id: string,
): Promise<number> {
  let ended = 0
  await step(db, account, id, 'sessions-ended', async (ask, target) => {
    ended = await endSessions(ask, target, id === account.id ? account.session : null)
  })
  return ended
}

function step(
  db: Db,
  account: Account,
  id: string,
  what: 'disabled' | 'enabled' | 'password' | 'codes-reset' | 'sessions-ended',
  work: (ask: Ask, target: { readonly county: string; readonly id: string }) => Promise<void>,
): Promise<Wire> {
  mustAdminister(account)
  return txAs(db, system, async (ask) => {
    await reachedAccount(ask, account, id)
    await work(ask, { county: account.county, id })
    await appendAudit(ask, account, { verb: 'account-change', subject: id, reasonCode: what })
    return accountToWire(account, await reachedAccount(ask, account, id))
  })
}
