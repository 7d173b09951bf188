import Flatbush from 'flatbush'
import type { Position } from './position.ts'
import type { Ring } from './ring.ts'
import { crossing, crossProperly } from './segment.ts'

/**
 * Where two edges of some rings, of one or of different ones, properly cross, rounded to the lattice; null
 * where they at most touch or run along each other.
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
    const crossed = index.search(...boxes[i]!, (j) => j > i && crossProperly(a, b, ...edges[j]!))
    const first = crossed[0]
    if (first !== undefined) return crossing(a, b, ...edges[first]!)
  }
  return null
}
