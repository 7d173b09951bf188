import Flatbush from 'flatbush'
import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import type { Ground } from './ground.ts'

/** How far in lattice units a line runs past the edge it goes to, so that noding finds the crossing. */
const BEYOND = 3

/**
 * Short lines from vertices of a border straight to the nearest edge of it along each other owner: across a
 * seam, or across the mouth of a crack. `halves` are half-edges of the border and `ownerOf` says who lies along each.
 * Lines no longer than `reachM`, as flat rings.
 */
export function links(
  ground: Ground,
  halves: readonly number[],
  ownerOf: (half: number) => string,
  reachM: number,
): Ring[] {
  if (halves.length === 0) return []
  const { x, y, origin } = ground.subdivision
  const owners = new Map<number, string[]>()
  const index = new Flatbush(halves.length)
  for (const h of halves) {
    const [a, b] = [origin[h]!, origin[h ^ 1]!]
    index.add(Math.min(x[a]!, x[b]!), Math.min(y[a]!, y[b]!), Math.max(x[a]!, x[b]!), Math.max(y[a]!, y[b]!))
    const owner = ownerOf(h)
    for (const v of [a, b]) {
      const known = owners.get(v)
      if (known === undefined) owners.set(v, [owner])
      else if (!known.includes(owner)) known.push(owner)
    }
  }
  index.finish()
  const [reachX, reachY] = [reachM / ground.scale.x, reachM / ground.scale.y]
  return [...owners].flatMap(([v, own]): Ring[] => {
    const [px, py] = [x[v]!, y[v]!]
    const nearest = new Map<string, { readonly distanceM: number; readonly to: Position }>()
    index.search(px - reachX, py - reachY, px + reachX, py + reachY, (i) => {
      const h = halves[i]!
      const owner = ownerOf(h)
      if (own.includes(owner)) return false
      const met = footOf(ground, v, origin[h]!, origin[h ^ 1]!)
      if (met.distanceM < (nearest.get(owner)?.distanceM ?? reachM)) nearest.set(owner, met)
      return false
    })
    return [...nearest.values()].map(({ to }) => [[px, py], to])
  })
}

/** Where a line from vertex `p` to the nearest point of the edge from `a` to `b` ends, and its length. */
function footOf(
  { subdivision: { x, y }, scale }: Ground,
  p: number,
  a: number,
  b: number,
): { readonly distanceM: number; readonly to: Position } {
  const [ux, uy] = [(x[b]! - x[a]!) * scale.x, (y[b]! - y[a]!) * scale.y]
  const [wx, wy] = [(x[p]! - x[a]!) * scale.x, (y[p]! - y[a]!) * scale.y]
  const t = Math.min(1, Math.max(0, (wx * ux + wy * uy) / (ux * ux + uy * uy)))
  const foot = [x[a]! + t * (x[b]! - x[a]!), y[a]! + t * (y[b]! - y[a]!)] as const
  const distanceM = Math.hypot(wx - t * ux, wy - t * uy)
  for (const v of [a, b]) {
    // A line to a vertex that is there already puts no other one beside it.
    if (Math.hypot(x[v]! - foot[0], y[v]! - foot[1]) <= BEYOND) return { distanceM, to: [x[v]!, y[v]!] }
  }
  const [dx, dy] = [foot[0] - x[p]!, foot[1] - y[p]!]
  const length = Math.hypot(dx, dy)
  const on = length === 0 ? 0 : BEYOND / length
  return { distanceM, to: [Math.round(foot[0] + dx * on), Math.round(foot[1] + dy * on)] }
}
