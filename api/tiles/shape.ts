import type { Position } from '#geometry/position.ts'
import { toWorld } from './mercator.ts'

/** Geometry types as a vector tile numbers them. */
export const POINT = 1
export const LINE = 2
export const POLYGON = 3

/** A shape in the Web Mercator square, ready to be cut into tiles of any zoom. */
export interface Shape {
  readonly type: typeof POINT | typeof LINE | typeof POLYGON
  /** x, y, x, y … of all parts, one after the other; rings are not closed. */
  readonly xy: Float64Array
  /** Per vertex the metres it matters; below the tolerance of a zoom it is left out. */
  readonly importance: Float32Array
  /** Number of the vertex after each part. A part is a line, a ring or a point. */
  readonly partEnds: Int32Array
  /** Per part whether it opens a polygon: an outer ring; holes follow theirs. */
  readonly opens: Uint8Array
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

/** A part of a shape, and how much each of its vertices matters (all equally where absent). */
export interface Part {
  readonly line: readonly Position[]
  readonly importance?: ArrayLike<number>
  readonly isHole?: boolean
}

/** Projects the parts of a shape. */
export function shapeOf(type: Shape['type'], parts: readonly Part[]): Shape {
  const count = parts.reduce((sum, { line }) => sum + line.length, 0)
  const xy = new Float64Array(count * 2)
  const importance = new Float32Array(count).fill(Number.POSITIVE_INFINITY)
  const partEnds = new Int32Array(parts.length)
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  let at = 0
  parts.forEach((part, index) => {
    if (part.importance !== undefined) importance.set(part.importance, at)
    for (const position of part.line) {
      const [x, y] = toWorld(position)
      xy[at * 2] = x
      xy[at * 2 + 1] = y
      at++
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
    partEnds[index] = at
  })
  const opens = Uint8Array.from(parts, ({ isHole }) => (isHole ? 0 : 1))
  return { type, xy, importance, partEnds, opens, west, north, east, south }
}
