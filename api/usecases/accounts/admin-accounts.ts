import { hash } from '@node-rs/argon2'
import type {
  AccountChange,
  Accounts,
  AccountWithPassword,
  NewAccount,
  Account as Wire,
} from '#contract/accounts.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { type AccountTerms, changeAccount, insertAccount } from '../../repositories/accounts-writing.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { listScopes } from '../../repositories/posts-in-words.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { staffInReach } from '../staff/staff-list.ts'
import { keepAnAdmin } from './account-last-admin.ts'
import { makePassword, passwordProblem } from './account-password-rule.ts'
import { refuseAccount } from './account-refusals.ts'
import { accountToWire, reachedAccount, reachedAccounts } from './account-words.ts'
import { mayEdit, mustAdminister } from './admin-reach.ts'

const system = { kind: 'system' } as const

/** Accounts within reach. Throws `forbidden`. */
export async function listReachedAccounts(db: Db, account: Account): Promise<Accounts> {
  mustAdminister(account)
  const rows = await reachedAccounts(askAs(db, system), account, null)
  return { accounts: rows.map((row) => accountToWire(account, row)) }
}

/**
 * Adds an account; where no password is given one is made, and told this once. `added` is false where the account was
 * there. Throws `forbidden`, `unknown-staff`, `id-taken`, and `account-refused` with its reason.
 */
export async function addReachedAccount(
  db: Db,
  account: Account,
  wish: NewAccount,
): Promise<AccountWithPassword & { readonly added: boolean }> {
  mustAdminister(account)
  const { id, username, password: given } = wish
  const made = given === null ? makePassword() : null
  const password = given ?? made ?? ''
  const problem = passwordProblem(password)
  if (problem !== null) throw refuseAccount(problem)
  const passwordHash = await hash(password)
  return txAs(db, system, async (ask) => {
    const terms = await checked(ask, account, {
      capacity: wish.capacity,
      jurisdiction: wish.jurisdiction,
      reachGrid: wish.reachGrid ?? null,
      staff: wish.staff ?? null,
    })
    const { county } = account
    const added = await insertAccount(ask, { ...terms, county, id, username, passwordHash })
    if (added) await appendAudit(ask, account, { verb: 'account-change', subject: id, reasonCode: 'added' })
    const [row] = await reachedAccounts(ask, account, id)
    if (row === undefined) throw refuseAccount('name-taken')
    if (row.username !== username) throw new Refusal('id-taken')
    return { account: accountToWire(account, row), password: added ? made : null, added }
  })
}

/**
 * Changes what an account may do, from where down, and who it is. Throws `forbidden`, `unknown-account`,
 * `unknown-staff`, and `account-refused`: one's own capacity and ground, and the last administrator's, stay.
 */
export function changeReachedAccount(
  db: Db,
  account: Account,
  id: string,
  change: AccountChange,
): Promise<Wire> {
  mustAdminister(account)
  return txAs(db, system, async (ask) => {
    const before = await reachedAccount(ask, account, id)
    const capacity = change.capacity ?? before.capacity
    const kept = capacity === 'planner' ? before.reachGrid : null
    const terms = await checked(ask, account, {
      capacity,
      jurisdiction: change.jurisdiction ?? before.jurisdiction,
      reachGrid: change.reachGrid === undefined ? kept : change.reachGrid,
      staff: change.staff === undefined ? before.staff : change.staff,
    })
    const same = terms.capacity === before.capacity && terms.jurisdiction === before.jurisdiction
    if (!same && id === account.id) throw refuseAccount('own-account')
    if (!same) {
      await keepAnAdmin(ask, account.county, id, terms.capacity === 'admin' ? terms.jurisdiction : null)
    }
    await changeAccount(ask, { county: account.county, id }, terms)
    await appendAudit(ask, account, { verb: 'account-change', subject: id, reasonCode: 'edited' })
    return accountToWire(account, await reachedAccount(ask, account, id))
  })
}

/** Terms whose places and staff member are there and within reach, the grid by its key. */
async function checked(ask: Ask, account: Account, terms: AccountTerms): Promise<AccountTerms> {
  const { county } = account
  const places = await listJurisdictions(ask, county, [terms.jurisdiction])
  if (places.length === 0 || !mayEdit(account, terms.jurisdiction))
    throw refuseAccount('unknown-jurisdiction')
  if (terms.staff !== null) await staffInReach(ask, account, terms.staff)
  if (terms.reachGrid === null) return terms
  if (terms.capacity !== 'planner') throw refuseAccount('grid-for-planners')
  const wish = { kind: 'grid', id: terms.reachGrid, limit: 1 } as const
  const [grid] = await listScopes(ask, county, terms.jurisdiction, wish)
  if (grid === undefined) throw refuseAccount('unknown-grid')
  return { ...terms, reachGrid: grid.id }
}
