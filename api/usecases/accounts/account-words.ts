import type { Account as Wire } from '#contract/accounts.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { type AccountInReach, accountsWithin } from '../../repositories/accounts-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import { SESSION_TIMES } from './session-times.ts'

/** Accounts within the reach of another; or the one of that id. */
export function reachedAccounts(ask: Ask, account: Account, id: string | null): Promise<AccountInReach[]> {
  return accountsWithin(ask, account.county, account.jurisdiction, id, SESSION_TIMES)
}

/** One of them. Throws `unknown-account`. */
export async function reachedAccount(ask: Ask, account: Account, id: string): Promise<AccountInReach> {
  const [row] = await reachedAccounts(ask, account, id)
  if (row === undefined) throw new Refusal('unknown-account')
  return row
}

/** An account as the interface shows it to another. */
export function accountToWire(account: Account, row: AccountInReach): Wire {
  const { id, username, capacity, jurisdiction, staff, codes, sessions } = row
  return {
    id,
    username,
    capacity,
    jurisdiction: { code: jurisdiction, name: row.jurisdictionName },
    reachGrid: row.reachGrid === null ? null : { key: row.reachGrid, code: row.gridCode, name: row.gridName },
    staff: staff === null ? null : { id: staff, name: row.staffName ?? '' },
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
    codes,
    passwordAt: row.passwordAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    sessions,
    mine: id === account.id,
  }
}
