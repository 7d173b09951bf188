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
  const sum = new AreaSum(ring[0]![0], ring[0]![1])
  for (const [x, y] of ring) sum.walkTo(x, y)
  return sum.twice()
}

/** Sums the twice-area of a closed walk vertex by vertex, from the first one; exact. */
export class AreaSum {
  readonly #x0: number
  readonly #y0: number
  #x = 0
  #y = 0
  #high = 0
  #low = 0

  constructor(x0: number, y0: number) {
    this.#x0 = x0
    this.#y0 = y0
  }

  walkTo(x: number, y: number): void {
    const dx = x - this.#x0
    const dy = y - this.#y0
    const cross = this.#x * dy - this.#y * dx
    const upper = Math.floor(cross / HALF)
    this.#high += upper
    this.#low += cross - upper * HALF
    this.#x = dx
    this.#y = dy
  }

  twice(): number {
    return this.#high * HALF + this.#low
  }
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
