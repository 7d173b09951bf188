import type { Roles, Scopes, ScopesQuery } from '#contract/staff.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { listRoles, listScopes } from '../../repositories/posts-in-words.ts'
import { askAs } from '../../repositories/request.ts'
import { mustOversee } from '../accounts/admin-reach.ts'
import { scopeToWire } from './post-words.ts'

const LIMIT = 50

/** Places within reach to give a post for. Throws `forbidden`. */
export async function scopesToChoose(db: Db, account: Account, { kind, q }: ScopesQuery): Promise<Scopes> {
  mustOversee(account)
  const ask = askAs(db, { kind: 'system' })
  const rows = await listScopes(ask, account.county, account.jurisdiction, { kind, q, limit: LIMIT })
  return { scopes: rows.map(scopeToWire) }
}

/** The roles a post can have. Throws `forbidden`. */
export async function rolesToChoose(db: Db, account: Account): Promise<Roles> {
  mustOversee(account)
  return { roles: await listRoles(askAs(db, { kind: 'system' })) }
}
