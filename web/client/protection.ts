import { type HouseholdsFound, householdsFound } from '#contract/protection.ts'
import { type Answer, post } from './request.ts'

/** Households within sight by address, telephone number or the full name of a head; in a body, out of every log. */
export function searchHouseholds(q: string): Promise<Answer<HouseholdsFound>> {
  return post(householdsFound, '/api/households/search', { q })
}
