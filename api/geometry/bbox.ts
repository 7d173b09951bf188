import { type Position, UNITS_PER_DEGREE } from './position.ts'

/** Axis-parallel box in lattice units, both ends included. */
export interface Bbox {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** Widest extent along an axis within which orientation and areas are exact in doubles: 4°. */
export const MAX_SPAN = 4 * UNITS_PER_DEGREE

/** The box of some rings or lines; an inside-out box (min > max) for none. */
export function bboxOf(lines: Iterable<readonly Position[]>): Bbox {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const line of lines) {
    for (const [x, y] of line) {
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
  }
  return { minX, minY, maxX, maxY }
}

/** Whether everything in the box may be computed with exactly. */
export function withinSpan(box: Bbox): boolean {
  return box.maxX - box.minX <= MAX_SPAN && box.maxY - box.minY <= MAX_SPAN
}

/** The lattice position in the middle of a box. */
export function centreOf(box: Bbox): Position {
  return [Math.round((box.minX + box.maxX) / 2), Math.round((box.minY + box.maxY) / 2)]
}
