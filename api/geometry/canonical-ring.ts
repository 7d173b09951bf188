import type { Position } from './position.ts'
import type { Polygon, Ring } from './ring.ts'

/** Order of positions west to east, then south to north. */
export function comparePositions(a: Position, b: Position): number {
  return a[0] - b[0] || a[1] - b[1]
}

/** Order of rings vertex by vertex, so that the order of holes and parts never depends on how they were made. */
export function compareRings(a: Ring, b: Ring): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = comparePositions(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** The same simple ring begun at its westernmost, then southernmost vertex. */
export function canonicalRing(ring: Ring): Ring {
  let first = 0
  for (let i = 1; i < ring.length; i++) {
    if (comparePositions(ring[i]!, ring[first]!) < 0) first = i
  }
  return first === 0 ? ring : [...ring.slice(first), ...ring.slice(0, first)]
}

/** The same polygon with canonical rings, its holes in order. */
export function canonicalPolygon(outer: Ring, holes: readonly Ring[]): Polygon {
  return [canonicalRing(outer), ...holes.map(canonicalRing).sort(compareRings)]
}
