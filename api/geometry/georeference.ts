import { type Position, UNITS_PER_DEGREE } from './position.ts'
import { scaleAt } from './scale.ts'

/** A place on a picture, in its pixels from the upper left, and where that is on the ground. */
export interface Pin {
  readonly pixel: readonly [x: number, y: number]
  readonly at: Position
}

/** How a picture lies on the ground. */
export interface Georeference {
  /** Corners of the picture in degrees: upper left, upper right, lower right, lower left. */
  readonly corners: readonly [LonLat, LonLat, LonLat, LonLat]
  /** How far each pin ends up from where it was said to be, in metres, in the order of the pins. */
  readonly residualsM: readonly number[]
  /** Root of the mean square of them. With three pins all are 0: a fourth is what tells a slip. */
  readonly rmsM: number
  /** Metres a pixel, in the middle of the picture. */
  readonly pixelM: number
}

type LonLat = readonly [lon: number, lat: number]

/** Pins in a line, or nearly so, say nothing of what lies beside it. */
const LEAST_SPREAD = 1e-3

/**
 * Lays a picture of `width` × `height` pixels on the ground by three pins or more: the affine map (shift, turn, stretch,
 * shear) that leaves the least squares of distance in metres. Null for fewer than three, or where they lie in a line.
 */
export function georeference(pins: readonly Pin[], width: number, height: number): Georeference | null {
  const [first] = pins
  if (first === undefined || pins.length < 3) return null
  const scale = scaleAt(first.at)
  const size = Math.max(width, height)
  // Both sides about their means and in units of one: what is solved is well-conditioned.
  const mean = (of: (pin: Pin) => number) => pins.reduce((sum, pin) => sum + of(pin), 0) / pins.length
  const u = (pin: Pin) => pin.pixel[0] / size
  const v = (pin: Pin) => pin.pixel[1] / size
  const east = ({ at }: Pin) => (at[0] - first.at[0]) * scale.x
  const north = ({ at }: Pin) => (at[1] - first.at[1]) * scale.y
  const [u0, v0, east0, north0] = [mean(u), mean(v), mean(east), mean(north)]
  const sum = (of: (pin: Pin) => number) => pins.reduce((total, pin) => total + of(pin), 0)
  const uu = sum((pin) => (u(pin) - u0) ** 2)
  const vv = sum((pin) => (v(pin) - v0) ** 2)
  const uv = sum((pin) => (u(pin) - u0) * (v(pin) - v0))
  const determinant = uu * vv - uv * uv
  if (determinant < LEAST_SPREAD * (uu + vv) ** 2) return null
  const solve = (value: (pin: Pin) => number, value0: number): readonly [number, number] => {
    const onU = sum((pin) => (u(pin) - u0) * (value(pin) - value0))
    const onV = sum((pin) => (v(pin) - v0) * (value(pin) - value0))
    return [(onU * vv - onV * uv) / determinant, (onV * uu - onU * uv) / determinant]
  }
  const [eastU, eastV] = solve(east, east0)
  const [northU, northV] = solve(north, north0)
  const ground = (x: number, y: number): readonly [number, number] => [
    east0 + eastU * (x / size - u0) + eastV * (y / size - v0),
    north0 + northU * (x / size - u0) + northV * (y / size - v0),
  ]
  const degrees = (x: number, y: number): LonLat => {
    const [eastM, northM] = ground(x, y)
    return [
      (first.at[0] + eastM / scale.x) / UNITS_PER_DEGREE,
      (first.at[1] + northM / scale.y) / UNITS_PER_DEGREE,
    ]
  }
  const residualsM = pins.map((pin) => {
    const [eastM, northM] = ground(...pin.pixel)
    return Math.hypot(eastM - east(pin), northM - north(pin))
  })
  return {
    corners: [degrees(0, 0), degrees(width, 0), degrees(width, height), degrees(0, height)],
    residualsM,
    rmsM: Math.sqrt(residualsM.reduce((total, each) => total + each * each, 0) / pins.length),
    pixelM: Math.sqrt(Math.abs(eastU * northV - eastV * northU)) / size,
  }
}
