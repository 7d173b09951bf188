import type { Grid, GridKey, Level } from '../snapshot.ts'
import type { Place } from './standing.ts'

const DEEPEST_FIRST: readonly Level[] = [3, 2, 1]

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
  grids: readonly Grid[],
): Map<GridKey, number> {
  const sums = new Map<GridKey, number>()
  for (const level of DEEPEST_FIRST) {
    for (const { key, parent, level: own } of grids) {
      if (own !== level) continue
      const sum = (sums.get(key) ?? 0) + (tallies.get(key)?.households ?? 0)
      if (sum === 0) continue
      sums.set(key, sum)
      if (parent !== null) sums.set(parent, (sums.get(parent) ?? 0) + sum)
    }
  }
  return sums
}
