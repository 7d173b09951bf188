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
function halves([ax, ay, bx, by, cx, cy, dx, dy]: Quad): [Quad, Quad] {
  const along = Math.hypot(bx! - ax!, by! - ay!) + Math.hypot(dx! - cx!, dy! - cy!)
  const across = Math.hypot(cx! - bx!, cy! - by!) + Math.hypot(ax! - dx!, ay! - dy!)
  if (along >= across) {
    const [mx, my, nx, ny] = [(ax! + bx!) / 2, (ay! + by!) / 2, (cx! + dx!) / 2, (cy! + dy!) / 2]
    return [
      [ax!, ay!, mx, my, nx, ny, dx!, dy!],
      [mx, my, bx!, by!, cx!, cy!, nx, ny],
    ]
  }
  const [mx, my, nx, ny] = [(bx! + cx!) / 2, (by! + cy!) / 2, (dx! + ax!) / 2, (dy! + ay!) / 2]
  return [
    [ax!, ay!, bx!, by!, mx, my, nx, ny],
    [nx, ny, mx, my, cx!, cy!, dx!, dy!],
  ]
}
