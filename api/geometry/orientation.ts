import type { Position } from './position.ts'

/**
 * Twice the signed area of the triangle `a b c` in square lattice units: positive where `c` lies to the left
 * of the line from `a` to `b`, zero where the three are collinear.
 *
 * Exact in doubles: coordinates of one plan differ by at most 4e7 (see `bbox.ts`), so both products and their
 * difference stay below 2^53.
 */
export function orientation(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
