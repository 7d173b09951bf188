import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Scale } from '#geometry/scale.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { Hierarchy } from '../hierarchy.ts'
import type { Grid } from '../snapshot.ts'
import { add, edgeLengths } from './measure.ts'

/**
 * Decides which grid holds each face: the deepest that covers it. Where several of the deepest level do, each
 * connected piece of ground contested by the same grids goes whole to one of them: to the one that would
 * otherwise hold nothing, else to the one whose undisputed ground (its children's included) borders on the
 * piece the longest, else to the first of the candidates. A piece amid other contested ones waits for them, so that
 * nobody gets ground apart from the rest of theirs.
 */
export function settleHolders(
  subdivision: Subdivision,
  scale: Scale,
  candidates: readonly (readonly Grid[])[],
  hierarchy: Hierarchy,
): (Grid | null)[] {
  const holders = candidates.map((grids) => (grids.length === 1 ? grids[0]! : null))
  const contested = new Map<string, number>()
  const labels = candidates.map((grids) => {
    if (grids.length < 2) return NO_REGION
    const names = grids.map((grid) => grid.key).join(' ')
    if (!contested.has(names)) contested.set(names, contested.size)
    return contested.get(names)!
  })
  if (contested.size === 0) return holders

  const undisputed = new Set(
    holders.flatMap((grid) => (grid === null ? [] : hierarchy.upwards(grid.key).map((above) => above.key))),
  )
  const regions = regionsOf(subdivision, labels)
  const lengths = edgeLengths(subdivision, scale)
  const rank = (grid: Grid, shares: ReadonlyMap<string, number> | undefined) =>
    undisputed.has(grid.key) ? (shares?.get(grid.key) ?? 0) : Infinity
  // The first of equals; see `candidatesOf`.
  const best = (f: number, shares: ReadonlyMap<string, number> | undefined) =>
    candidates[f]!.reduce((one, grid) => (rank(grid, shares) > rank(one, shares) ? grid : one))
  const faces = facesOf(regions)
  while (faces.size > 0) {
    const borders = bordersOf(subdivision, lengths, regions, holders, hierarchy)
    const ready = [...faces].filter(
      ([region, [f]]) => rank(best(f!, borders.get(region)), borders.get(region)) > 0,
    )
    for (const [region, own] of ready.length > 0 ? ready : faces) {
      const holder = best(own[0]!, borders.get(region))
      for (const f of own) holders[f] = holder
      faces.delete(region)
    }
  }
  return holders
}

/** Faces of each region, by its number. */
function facesOf(regions: Int32Array): Map<number, number[]> {
  const faces = new Map<number, number[]>()
  regions.forEach((region, f) => {
    if (region === NO_REGION) return
    const list = faces.get(region)
    if (list === undefined) faces.set(region, [f])
    else list.push(f)
  })
  return faces
}

/** How long each region that is not decided yet borders on each grid: on its ground or that of grids below it. */
function bordersOf(
  { face }: Subdivision,
  lengths: Float64Array,
  regions: Int32Array,
  holders: readonly (Grid | null)[],
  hierarchy: Hierarchy,
): Map<number, ReadonlyMap<string, number>> {
  const borders = new Map<number, Map<string, number>>()
  for (let h = 0; h < face.length; h++) {
    const region = regions[face[h]!]!
    const neighbour = holders[face[h ^ 1]!]
    if (region === NO_REGION || holders[face[h]!] !== null || !neighbour) continue
    const shares = borders.get(region) ?? new Map<string, number>()
    borders.set(region, shares)
    for (const { key } of hierarchy.upwards(neighbour.key)) add(shares, key, lengths[h >> 1]!)
  }
  return borders
}
