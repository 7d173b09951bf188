import type { Account } from '../../repositories/accounts.ts'
import type { Actor } from '../../repositories/request.ts'

/**
 * The eyes an account has in the database. Workers and heads of a community ask as `staff`, where row-level
 * security shows the households of their posts of today and no others; planners and administrators ask as
 * `planner`, a role that cannot select from household or person at all.
 */
export function actorOf(account: Account): Actor {
  const kind = account.capacity === 'worker' || account.capacity === 'head' ? 'staff' : 'planner'
  return { kind, county: account.county, account: account.id }
}

/** Asks for counts within the account's reach; null for workers, who see households instead. */
export function counterOf(account: Account): Actor | null {
  if (account.capacity === 'worker') return null
  return { kind: 'planner', county: account.county, account: account.id }
}
