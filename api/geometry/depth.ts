import type { Border } from './border.ts'
import { type Quad, trapezoids } from './trapezoids.ts'

/** Answers are right to so many metres, or to a hundredth part where that is more. */
const PRECISION_M = 0.001
const PART = 0.01
/** Quadrilaterals looked at before the answer is given as a bound from above. */
const PATIENCE = 20_000

/**
 * How far in metres the innermost place of a piece of ground is from a border: the greatest distance of its points
 * to the nearest segment. `edges` enclose the piece (see `trapezoids`), in the metres of the border.
 * Infinity where there is no border. Where the answer is at most `enough`, `enough` may be given instead.
 *
 * The distance to one segment is convex, so over a convex quadrilateral it is greatest in a corner: the least
 * over a few segments of the greatest over the corners bounds the answer from above, the corners themselves bound it
 * from below, and what lies between is halved.
 */
export function depthM(edges: Float64Array, border: Border, enough = 0): number {
  let best = enough
  const waiting: Quad[] = trapezoids(edges)
  let bound = 0
  for (let seen = 0; ; seen++) {
    const quad = waiting.pop()
    if (quad === undefined) return Math.max(best, bound)
    const nearest: number[] = []
    for (let c = 0; c < 8; c += 2) {
      const segment = border.nearest(quad[c]!, quad[c + 1]!)
      if (segment === -1) return Infinity
      best = Math.max(best, border.distance(segment, quad[c]!, quad[c + 1]!))
      if (!nearest.includes(segment)) nearest.push(segment)
    }
    let most = Infinity
    for (const segment of nearest) {
      let far = 0
      for (let c = 0; c < 8; c += 2) far = Math.max(far, border.distance(segment, quad[c]!, quad[c + 1]!))
      most = Math.min(most, far)
    }
    if (most <= best + Math.max(PRECISION_M, best * PART)) continue
    if (seen < PATIENCE) waiting.push(...halves(quad))
    else bound = Math.max(bound, most)
  }
}

/** Two quadrilaterals, cut through the middles of the longer pair of opposite sides. */
function halves(q: Quad): [Quad, Quad] {
  const side = (i: number, j: number) => Math.hypot(q[j]! - q[i]!, q[j + 1]! - q[i + 1]!)
  const middle = (i: number, j: number) => [(q[i]! + q[j]!) / 2, (q[i + 1]! + q[j + 1]!) / 2]
  const corner = (i: number) => [q[i]!, q[i + 1]!]
  if (side(0, 2) + side(4, 6) >= side(2, 4) + side(6, 0)) {
    const [m, n] = [middle(0, 2), middle(4, 6)]
    return [
      [...corner(0), ...m, ...n, ...corner(6)],
      [...m, ...corner(2), ...corner(4), ...n],
    ]
  }
  const [m, n] = [middle(2, 4), middle(6, 0)]
  return [
    [...corner(0), ...corner(2), ...m, ...n],
    [...n, ...m, ...corner(4), ...corner(6)],
  ]
}
