import { orientation } from './orientation.ts'
import type { Position } from './position.ts'
import type { Polygon, Ring } from './ring.ts'
import { onSegment } from './segment.ts'

/**
 * Whether `p`, seen as shifted by (+ε, +ε²), lies inside the ring; exact, and never undecided.
 *
 * A ray from `p` towards +x is crossed by an edge with one end at or below `p` and the other above (that is
 * the +ε²); an edge through `p` itself lies behind the shifted point (that is the +ε), so it does not count.
 * Of the faces around a border point exactly one contains it in this sense.
 */
export function containsShifted(ring: Ring, p: Position): boolean {
  let inside = false
  let a = ring[ring.length - 1]!
  for (const b of ring) {
    const upward = a[1] <= p[1]
    if (upward !== b[1] <= p[1]) {
      const turn = orientation(a, b, p)
      if (upward ? turn > 0 : turn < 0) inside = !inside
    }
    a = b
  }
  return inside
}

/** The same for a polygon: inside its outer ring and in none of its holes. */
export function polygonContainsShifted(polygon: Polygon, p: Position): boolean {
  let inside = false
  for (const ring of polygon) if (containsShifted(ring, p)) inside = !inside
  return inside
}

/** Whether `p` lies on an edge or vertex of the polygon; exact. */
export function onBoundary(polygon: Polygon, p: Position): boolean {
  for (const ring of polygon) {
    let a = ring[ring.length - 1]!
    for (const b of ring) {
      if (onSegment(p, a, b)) return true
      a = b
    }
  }
  return false
}
