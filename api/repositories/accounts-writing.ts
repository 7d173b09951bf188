import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { insert: sql('accounts/insert'), list: sql('accounts/list') }

export interface NewAccount {
  readonly county: string
  readonly id: string
  readonly username: string
  /** Encoded argon2id hash. */
  readonly passwordHash: string
  readonly capacity: 'admin' | 'planner' | 'head' | 'worker'
  readonly jurisdiction: string
  readonly staff: string | null
  /** Key of the one grid a planner may plan; null is the whole jurisdiction. */
  readonly reachGrid: string | null
}

/** Adds an account; false when the county has one of that name. */
export async function insertAccount(ask: Ask, account: NewAccount): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { ...account })) !== null
}

/** An account without its secrets. */
export interface AccountRow {
  readonly county: string
  readonly username: string
  readonly capacity: NewAccount['capacity']
  readonly jurisdiction: string
  readonly createdAt: Date
}

/** Accounts of every county, by county and name. */
export function listAccounts(ask: Ask): Promise<AccountRow[]> {
  return ask.rows(queries.list)
}
