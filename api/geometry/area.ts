import type { Polygon, Ring } from './ring.ts'
import type { Scale } from './scale.ts'

/** Cross products are summed in two halves of this weight, so that no partial sum is ever rounded. */
const HALF = 2 ** 27

/**
 * Twice the signed area of a ring in square lattice units, exact: positive for counter-clockwise rings.
 *
 * A single cross product is below 2^53 within 4°; a sum of many need not be on its way, so the high and low
 * halves of each are added apart. The result fits a double for every simple ring within 4°.
 */
export function twiceArea(ring: Ring): number {
  const [x0, y0] = ring[0]!
  let high = 0
  let low = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = ring[i]!
    const b = ring[i + 1]!
    const cross = (a[0] - x0) * (b[1] - y0) - (a[1] - y0) * (b[0] - x0)
    const upper = Math.floor(cross / HALF)
    high += upper
    low += cross - upper * HALF
  }
  return high * HALF + low
}

/** Twice the area of a polygon, its holes taken off; exact. */
export function polygonTwiceArea(polygon: Polygon): number {
  let sum = 0
  for (const ring of polygon) sum += twiceArea(ring)
  return sum
}

/** Square metres of a twice-area on the flat earth of `scale`. */
export function areaM2(twice: number, scale: Scale): number {
  return (twice / 2) * scale.x * scale.y
}
