import { type Position, toLattice } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'

/** A point of the drawing plane in metres: x to the east, y to the north of the middle of the town. */
export type Point = readonly [x: number, y: number]

/** The middle of the fictional 宁和街道; nothing of the real ground at this place is drawn. */
const CENTRE = toLattice(113.51, 35.01)
const SCALE = scaleAt(CENTRE)

/** The nearest lattice position. */
export function toPosition(point: Point): Position {
  return [CENTRE[0] + Math.round(point[0] / SCALE.x), CENTRE[1] + Math.round(point[1] / SCALE.y)]
}

export function toPoint(position: Position): Point {
  return [(position[0] - CENTRE[0]) * SCALE.x, (position[1] - CENTRE[1]) * SCALE.y]
}
