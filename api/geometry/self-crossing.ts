import Flatbush from 'flatbush'
import { orientation } from './orientation.ts'
import type { Position } from './position.ts'
import type { Ring } from './ring.ts'
import { crossing, crossProperly } from './segment.ts'

/**
 * How far in lattice units two edges that only touched may overshoot each other once their ends are rounded:
 * each end moves by up to half a diagonal.
 */
const ROUNDING = Math.SQRT2

/**
 * Where two edges of some rings, of one or of different ones, properly cross, rounded to the lattice; null
 * where they at most touch, run along each other, or overshoot by no more than rounding can have caused.
 */
export function selfCrossing(rings: readonly Ring[]): Position | null {
  const edges = rings.flatMap((ring) =>
    ring.map((from, i): [Position, Position] => [from, ring[(i + 1) % ring.length]!]),
  )
  if (edges.length === 0) return null
  const index = new Flatbush(edges.length, 16, Int32Array)
  const boxes = edges.map(
    ([[ax, ay], [bx, by]]) =>
      [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const,
  )
  for (const box of boxes) index.add(...box)
  index.finish()
  for (const [i, [a, b]] of edges.entries()) {
    const crossed = index.search(...boxes[i]!, (j) => {
      const [c, d] = edges[j]!
      return j > i && crossProperly(a, b, c, d) && !isRounding(a, b, c, d)
    })
    const first = crossed[0]
    if (first !== undefined) return crossing(a, b, ...edges[first]!)
  }
  return null
}

/** Whether an end of one of two crossing segments lies so near the line of the other that rounding put it across. */
function isRounding(a: Position, b: Position, c: Position, d: Position): boolean {
  return Math.min(reach(a, b, c), reach(a, b, d), reach(c, d, a), reach(c, d, b)) <= ROUNDING
}

/** Distance in units from `p` to the line through `a` and `b`. */
function reach(a: Position, b: Position, p: Position): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  return Math.abs(orientation(a, b, p)) / Math.sqrt(dx * dx + dy * dy)
}
