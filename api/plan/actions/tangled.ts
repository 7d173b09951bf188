import Flatbush from 'flatbush'
import type { Position } from '#geometry/position.ts'
import { crossing, crossProperly } from '#geometry/segment.ts'
import type { DrawnLine } from './relabel.ts'

/**
 * Most crossings of a line with itself. Each closes a piece, and a parent has at most 99 children; beyond some
 * ten thousand, laying the line out would take seconds.
 */
const MOST_CROSSINGS = 500

/** Where a line crosses itself once too often; null when it does not. */
export function tangledAt(lines: readonly DrawnLine[]): Position | null {
  const segments = lines.flatMap(({ positions }) =>
    positions.slice(1).map((to, i): readonly [Position, Position] => [positions[i]!, to]),
  )
  const boxes = segments.map(
    ([[ax, ay], [bx, by]]) =>
      [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const,
  )
  const index = new Flatbush(segments.length, 16, Int32Array)
  for (const box of boxes) index.add(...box)
  index.finish()
  let crossings = 0
  for (const [i, [a, b]] of segments.entries()) {
    const crossed = index.search(...boxes[i]!, (j) => j > i && crossProperly(a, b, ...segments[j]!))
    crossings += crossed.length
    if (crossings > MOST_CROSSINGS) return crossing(a, b, ...segments[crossed[0]!]!)
  }
  return null
}
