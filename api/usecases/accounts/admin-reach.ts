import { Refusal, type Sentence } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'

/*
 * Staff, posts, chart and accounts are readable by the system alone, so row-level security does not say who may touch
 * them. This file does, and every use case of administration begins here.
 */

/** Only administrators. Throws `forbidden`. */
export function mustAdminister({ capacity }: Account): void {
  if (capacity !== 'admin') throw new Refusal('forbidden')
}

/** Administrators, and heads for what they may read of their own community. Throws `forbidden`. */
export function mustOversee({ capacity }: Account): void {
  if (capacity !== 'admin' && capacity !== 'head') throw new Refusal('forbidden')
}

/** Whether a place, by the code of its jurisdiction, lies within reach; null is nowhere, which only a county has. */
export function reaches({ jurisdiction, county }: Account, place: string | null): boolean {
  return place === null ? jurisdiction === county : place.startsWith(jurisdiction)
}

/** Whether an account may change what lies at a place. */
export function mayEdit(account: Account, place: string | null): boolean {
  return account.capacity === 'admin' && reaches(account, place)
}

/** Throws `outside-reach` naming what was meant. */
export function mustReach(account: Account, place: string | null, what: Sentence): void {
  if (!mayEdit(account, place)) throw new Refusal('outside-reach', { what })
}
