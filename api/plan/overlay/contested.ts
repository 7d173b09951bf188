import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Scale } from '#geometry/scale.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { Hierarchy } from '../hierarchy.ts'
import type { Grid } from '../snapshot.ts'
import { add, edgeLengths } from './measure.ts'

/** Who holds each face, and the region of contested ground it is part of, or `NO_REGION`. */
export interface SettledHolders {
  readonly holders: readonly (Grid | null)[]
  readonly regions: ArrayLike<number>
}

/**
 * Decides which grid holds each face: the deepest that covers it. Where several of the deepest level do, each
 * connected piece of ground contested by the same grids goes whole to one of them: to the one that would
 * otherwise hold nothing, else to the one whose undisputed ground (its children's included) borders on the
 * piece the longest, else to the first of the candidates.
 */
export function settleHolders(
  subdivision: Subdivision,
  scale: Scale,
  candidates: readonly (readonly Grid[])[],
  hierarchy: Hierarchy,
): SettledHolders {
  const holders = candidates.map((grids) => (grids.length === 1 ? grids[0]! : null))
  const contested = new Map<string, number>()
  const labels = candidates.map((grids) => {
    if (grids.length < 2) return NO_REGION
    const names = grids.map((grid) => grid.key).join(' ')
    if (!contested.has(names)) contested.set(names, contested.size)
    return contested.get(names)!
  })
  if (contested.size === 0) return { holders, regions: labels }

  const undisputed = new Set(
    holders.flatMap((grid) => (grid === null ? [] : hierarchy.upwards(grid.key).map((above) => above.key))),
  )
  const regions = regionsOf(subdivision, labels)
  const borders = new Map<number, Map<string, number>>()
  const lengths = edgeLengths(subdivision, scale)
  for (let h = 0; h < subdivision.face.length; h++) {
    const region = regions[subdivision.face[h]!]!
    const neighbour = holders[subdivision.face[h ^ 1]!]
    if (region === NO_REGION || !neighbour) continue
    const shares = borders.get(region) ?? new Map<string, number>()
    borders.set(region, shares)
    for (const { key } of hierarchy.upwards(neighbour.key)) {
      add(shares, key, lengths[h >> 1]!)
    }
  }
  const settled = candidates.map((grids, f) => {
    if (grids.length < 2) return holders[f]!
    const shares = borders.get(regions[f]!)
    const rank = (grid: Grid) => (undisputed.has(grid.key) ? (shares?.get(grid.key) ?? 0) : Infinity)
    // The first of equals; see `candidatesOf`.
    return grids.reduce((best, grid) => (rank(grid) > rank(best) ? grid : best))
  })
  return { holders: settled, regions }
}
