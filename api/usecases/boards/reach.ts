import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { lockBoard } from '../../repositories/boards-writing.ts'
import type { Ask } from '../../repositories/request.ts'
import { mayEdit } from '../accounts/admin-reach.ts'

/** Holds a board that an account may change until the transaction ends. Throws `unknown-own-board`. */
export async function boardToChange(ask: Ask, account: Account, slug: string): Promise<void> {
  const place = await lockBoard(ask, account.county, slug)
  if (place === null || !mayEdit(account, place)) throw new Refusal('unknown-own-board')
}
