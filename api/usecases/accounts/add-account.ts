import { hash } from '@node-rs/argon2'
import { v7 as uuidv7 } from 'uuid'
import { insertAccount, type NewAccount } from '../../repositories/accounts-writing.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { txAs } from '../../repositories/request.ts'
import { passwordProblem } from './account-password-rule.ts'
import type { AccountProblem } from './account-refusals.ts'

/** An account with its password in clear, which is kept nowhere. */
export interface AccountRequest extends Omit<NewAccount, 'id' | 'passwordHash' | 'reachGrid'> {
  readonly password: string
}

/** Why an account cannot be added; the list is closed. */
export type AccountRefusal = Extract<
  AccountProblem,
  | 'name-empty'
  | 'name-too-long'
  | 'name-taken'
  | 'password-too-short'
  | 'password-too-long'
  | 'unknown-jurisdiction'
>

/** Adds an account from the command line or with a town; its password is kept as an argon2id hash alone. */
export async function addAccount(
  db: Db,
  { password, ...request }: AccountRequest,
): Promise<{ readonly added: string } | { readonly refused: AccountRefusal }> {
  const username = request.username.trim()
  if (username === '') return { refused: 'name-empty' }
  if (username.length > 60) return { refused: 'name-too-long' }
  const problem = passwordProblem(password)
  if (problem !== null) return { refused: problem }
  const passwordHash = await hash(password)
  return txAs(db, { kind: 'system' }, async (ask) => {
    const places = await listJurisdictions(ask, request.county, [request.jurisdiction])
    if (places.length === 0) return { refused: 'unknown-jurisdiction' }
    const account = { ...request, id: uuidv7(), username, passwordHash, reachGrid: null }
    return (await insertAccount(ask, account)) ? { added: username } : { refused: 'name-taken' }
  })
}
