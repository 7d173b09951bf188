import { twiceArea } from './area.ts'
import { canonicalPolygon } from './canonical-ring.ts'
import { orientation } from './orientation.ts'
import { NO_REGION, regionsOf } from './regions.ts'
import type { Polygon, Ring } from './ring.ts'
import type { Subdivision } from './subdivision.ts'

/** An edge-connected piece of ground under one label. */
export interface Region {
  readonly label: number
  readonly polygon: Polygon
}

/** What becomes of a vertex, by its number, in which only two borders meet. */
export type Straighten = (vertex: number) => 'keep' | 'straighten' | 'drop'

/**
 * Melts neighbouring faces of equal label into one polygon each. Faces labelled `NO_REGION` are left out.
 *
 * Every ring is simple: where a region touches itself in a vertex, its boundary is taken apart there, so a
 * hole may touch the outer ring or another hole in a point, as OGC validity allows. Rings are canonical.
 *
 * With `straighten`, a vertex between two collinear edges is dropped where only one region lies on each side;
 * without it every vertex stays, so that the polygons of several levels keep sharing all of theirs. A function
 * says so vertex by vertex: 'drop' drops one that only two borders meet in even where they bend there.
 */
export function dissolve(
  subdivision: Subdivision,
  labels: ArrayLike<number>,
  options: { readonly straighten?: boolean | Straighten } = {},
): Region[] {
  const { x, y, origin, next, face } = subdivision
  const regions = regionsOf(subdivision, labels)
  const isBorder = (h: number) => regions[face[h]!] !== regions[face[h ^ 1]!]
  const degree = new Uint16Array(x.length)
  for (let h = 0; h < origin.length; h++) if (isBorder(h)) degree[origin[h]!]!++

  const { straighten } = options
  const wanted: Straighten = typeof straighten === 'function' ? straighten : () => 'straighten'
  const handle: Handle = straighten ? (vertex) => (degree[vertex]! > 2 ? 'keep' : wanted(vertex)) : null
  const outers = new Map<number, Ring>()
  const holes = new Map<number, Ring[]>()
  const seen = new Uint8Array(origin.length)
  for (let start = 0; start < origin.length; start++) {
    const region = regions[face[start]!]!
    if (seen[start] === 1 || region === NO_REGION || !isBorder(start)) continue
    const cycle: number[] = []
    let h = start
    do {
      seen[h] = 1
      cycle.push(origin[h]!)
      h = next[h]!
      // Inner edges of the region are stepped across, turning further around the vertex.
      while (!isBorder(h)) h = next[h ^ 1]!
    } while (h !== start)
    for (const loop of simpleLoops(cycle, degree)) {
      const ring = toRing(loop, x, y, handle)
      // Its neighbours dropped the same vertices, so they meet where it was.
      if (ring.length < 3) continue
      if (ring.length > 2 && twiceArea(ring) > 0) outers.set(region, ring)
      else holes.set(region, [...(holes.get(region) ?? []), ring])
    }
  }
  return [...outers].map(([region, outer]) => ({
    label: labels[region]!,
    polygon: canonicalPolygon(outer, holes.get(region) ?? []),
  }))
}

/** Takes a closed walk apart at each vertex it comes back to. */
function simpleLoops(cycle: readonly number[], degree: Uint16Array): number[][] {
  const loops: number[][] = []
  const path: number[] = []
  const reachedAt = new Map<number, number>()
  for (const vertex of cycle) {
    const before = reachedAt.get(vertex)
    if (before !== undefined) {
      for (const left of path.slice(before + 1)) reachedAt.delete(left)
      loops.push(path.splice(before))
    }
    if (degree[vertex]! > 2) reachedAt.set(vertex, path.length)
    path.push(vertex)
  }
  loops.push(path)
  return loops
}

type Handle = Straighten | null

/** Positions of a loop without the vertices that are to go; null keeps them all. */
function toRing(loop: readonly number[], x: readonly number[], y: readonly number[], handle: Handle): Ring {
  const position = (v: number) => [x[v]!, y[v]!] as const
  if (handle === null) return loop.map(position)
  // First those that go in any case, so that straightness is judged between vertices that stay.
  const staying = loop.filter((v) => handle(v) !== 'drop')
  const ring = staying.map(position)
  return ring.filter((at, i) => {
    if (handle(staying[i]!) === 'keep') return true
    const before = ring[(i + ring.length - 1) % ring.length]!
    const after = ring[(i + 1) % ring.length]!
    return orientation(before, at, after) !== 0
  })
}
