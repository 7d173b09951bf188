import type { Point } from './plane.ts'

/** A pair of axes turned by an angle: `u` along the rows of houses, `v` across them, northwards. */
export interface Frame {
  readonly u: Point
  readonly v: Point
}

/** Angle in radians, counter-clockwise from east. */
export function frameAt(angle: number): Frame {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return { u: [cos, sin], v: [-sin, cos] }
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1]
}

/** `origin` moved by `along` metres on the frame's u axis and `across` metres on its v axis. */
export function moved(origin: Point, frame: Frame, along: number, across: number): Point {
  return [
    origin[0] + frame.u[0] * along + frame.v[0] * across,
    origin[1] + frame.u[1] * along + frame.v[1] * across,
  ]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Square metres, positive for a counter-clockwise ring. */
export function areaOf(ring: readonly Point[]): number {
  let twice = 0
  let previous = ring[ring.length - 1]!
  for (const point of ring) {
    twice += previous[0] * point[1] - point[0] * previous[1]
    previous = point
  }
  return twice / 2
}

export function centroidOf(ring: readonly Point[]): Point {
  let x = 0
  let y = 0
  let twice = 0
  const origin = ring[0]!
  for (let i = 1; i + 1 < ring.length; i++) {
    const ax = ring[i]![0] - origin[0]
    const ay = ring[i]![1] - origin[1]
    const bx = ring[i + 1]![0] - origin[0]
    const by = ring[i + 1]![1] - origin[1]
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)]
}

/** Even-odd rule; a point on the ring may fall on either side. */
export function contains(ring: readonly Point[], point: Point): boolean {
  let inside = false
  let a = ring[ring.length - 1]!
  for (const b of ring) {
    if (a[1] > point[1] !== b[1] > point[1]) {
      const x = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])
      if (x > point[0]) inside = !inside
    }
    a = b
  }
  return inside
}

/** Smallest and largest coordinate of a ring along a direction. */
export function extent(ring: readonly Point[], direction: Point): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const point of ring) {
    const at = dot(point, direction)
    if (at < min) min = at
    if (at > max) max = at
  }
  return [min, max]
}

/** Area of the part of a ring whose coordinate along `direction` is below `limit`. */
export function areaBelow(ring: readonly Point[], direction: Point, limit: number): number {
  const part: Point[] = []
  let a = ring[ring.length - 1]!
  let atA = dot(a, direction) - limit
  for (const b of ring) {
    const atB = dot(b, direction) - limit
    if (atA < 0 !== atB < 0) {
      const t = atA / (atA - atB)
      part.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
    }
    if (atB < 0) part.push(b)
    a = b
    atA = atB
  }
  return part.length < 3 ? 0 : areaOf(part)
}

/** Distance from a point to a segment. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2
  const clamped = Math.max(0, Math.min(1, t))
  return Math.hypot(point[0] - a[0] - clamped * dx, point[1] - a[1] - clamped * dy)
}
