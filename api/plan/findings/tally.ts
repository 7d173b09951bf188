import type { Hierarchy } from '../hierarchy.ts'
import type { GridKey } from '../snapshot.ts'
import type { Place } from './standing.ts'

/** What stands on the ground of one holder. */
export interface Tally {
  readonly households: number
  readonly withoutContact: number
  readonly facilityFar: number
}

export const NOBODY: Tally = { households: 0, withoutContact: 0, facilityFar: 0 }

export function tallyOf({ households, withoutContact, facilityFar }: Place): Tally {
  return { households, withoutContact, facilityFar }
}

/** The sum of two tallies; with `times` of -1 what is left of the first. */
export function add(a: Tally, b: Tally, times = 1): Tally {
  return {
    households: a.households + times * b.households,
    withoutContact: a.withoutContact + times * b.withoutContact,
    facilityFar: a.facilityFar + times * b.facilityFar,
  }
}

/** Households of every grid with all below it. */
export function addUp(
  tallies: ReadonlyMap<GridKey | null, Tally>,
  hierarchy: Hierarchy,
): Map<GridKey, number> {
  const sums = new Map<GridKey, number>()
  for (const [holder, { households }] of tallies) {
    for (const { key } of holder === null ? [] : hierarchy.upwards(holder)) {
      sums.set(key, (sums.get(key) ?? 0) + households)
    }
  }
  return sums
}
