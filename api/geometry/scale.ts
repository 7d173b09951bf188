import { type Position, UNITS_PER_DEGREE } from './position.ts'

/**
 * Metres per lattice unit along each axis. Fixed once per plan from the latitude of its origin and stored
 * with it, so that metres are the same numbers on every machine.
 */
export interface Scale {
  readonly x: number
  readonly y: number
}

/** Mean length of one degree of latitude in metres on the GRS 80 ellipsoid. */
const METRES_PER_DEGREE = 111_132.954

/**
 * The scale at an origin. Only this function touches a trigonometric one; its result is stored in the plan
 * and read back, never computed again.
 */
export function scaleAt(origin: Position): Scale {
  const lat = ((origin[1] / UNITS_PER_DEGREE) * Math.PI) / 180
  const perDegreeX = 111_412.84 * Math.cos(lat) - 93.5 * Math.cos(3 * lat)
  const perDegreeY = METRES_PER_DEGREE - 559.822 * Math.cos(2 * lat) + 1.175 * Math.cos(4 * lat)
  return { x: perDegreeX / UNITS_PER_DEGREE, y: perDegreeY / UNITS_PER_DEGREE }
}

/** Distance in metres between two positions on the flat earth of `scale`. */
export function distanceM(a: Position, b: Position, scale: Scale): number {
  const dx = (a[0] - b[0]) * scale.x
  const dy = (a[1] - b[1]) * scale.y
  return Math.sqrt(dx * dx + dy * dy)
}
