import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'
import { type Arc, packedPosition } from './arcs.ts'
import { lineImportance } from './line-importance.ts'

/**
 * How much each vertex of a partition matters, in metres. Arcs are judged once for both sides and all levels, so
 * that neighbours simplified to the same tolerance still share every vertex: no slit opens between them.
 */
export function vertexImportance(arcs: readonly Arc[], scale: Scale): (position: Position) => number {
  let [west, south] = [Infinity, Infinity]
  for (const { line } of arcs) {
    for (const [x, y] of line) {
      west = Math.min(west, x)
      south = Math.min(south, y)
    }
  }
  const packed = ([x, y]: Position) => packedPosition(x - west, y - south)
  const known = new Map<number, number>()
  for (const { line } of arcs) {
    const importance = lineImportance(line, scale)
    line.forEach((position, i) => {
      known.set(packed(position), importance[i]!)
    })
  }
  return (position) => known.get(packed(position)) ?? Number.POSITIVE_INFINITY
}
