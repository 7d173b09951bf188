import type { Point } from './plane.ts'
import { contains, distanceToSegment, dot, type Frame, moved } from './polygon.ts'

/** A rectangle of ground in metres: `length` along the frame's u axis, `depth` along v. */
export interface Rect {
  readonly centre: Point
  readonly frame: Frame
  readonly length: number
  readonly depth: number
}

/** An edge of the ground a building stands on, and how far from it the walls must stay. */
export interface Fence {
  readonly a: Point
  readonly b: Point
  readonly clearanceM: number
}

/** Corners counter-clockwise, from the one in the south-west. */
export function cornersOf(rect: Rect): [Point, Point, Point, Point] {
  const [l, d] = [rect.length / 2, rect.depth / 2]
  return [
    moved(rect.centre, rect.frame, -l, -d),
    moved(rect.centre, rect.frame, l, -d),
    moved(rect.centre, rect.frame, l, d),
    moved(rect.centre, rect.frame, -l, d),
  ]
}

/** True where the rectangle stands inside the fenced ground and clear of every fence. */
export function fits(rect: Rect, fences: readonly Fence[]): boolean {
  const reach = Math.hypot(rect.length, rect.depth) / 2
  const corners = cornersOf(rect)
  for (const { a, b, clearanceM } of fences) {
    const far = distanceToSegment(rect.centre, a, b)
    if (far >= reach + clearanceM) continue
    if (far < clearanceM || crosses(rect, a, b)) return false
    for (const corner of corners) if (distanceToSegment(corner, a, b) < clearanceM) return false
    if (distanceToRect(rect, a) < clearanceM || distanceToRect(rect, b) < clearanceM) return false
  }
  return contains(
    fences.map((fence) => fence.a),
    rect.centre,
  )
}

/** True where two rectangles are at least `gap` metres apart, by separating axes. */
export function apart(p: Rect, q: Rect, gap: number): boolean {
  const between: Point = [q.centre[0] - p.centre[0], q.centre[1] - p.centre[1]]
  return [p.frame.u, p.frame.v, q.frame.u, q.frame.v].some(
    (axis) => Math.abs(dot(between, axis)) >= halfWidth(p, axis) + halfWidth(q, axis) + gap,
  )
}

function halfWidth(rect: Rect, axis: Point): number {
  return (
    (Math.abs(dot(rect.frame.u, axis)) * rect.length + Math.abs(dot(rect.frame.v, axis)) * rect.depth) / 2
  )
}

function inFrame(rect: Rect, point: Point): Point {
  const from: Point = [point[0] - rect.centre[0], point[1] - rect.centre[1]]
  return [dot(from, rect.frame.u), dot(from, rect.frame.v)]
}

function distanceToRect(rect: Rect, point: Point): number {
  const [u, v] = inFrame(rect, point)
  return Math.hypot(Math.max(0, Math.abs(u) - rect.length / 2), Math.max(0, Math.abs(v) - rect.depth / 2))
}

/** Whether a segment passes through the rectangle, by clipping it to the two slabs (Liang–Barsky). */
function crosses(rect: Rect, a: Point, b: Point): boolean {
  const p = inFrame(rect, a)
  const q = inFrame(rect, b)
  const half = [rect.length / 2, rect.depth / 2] as const
  let [low, high] = [0, 1]
  for (const axis of [0, 1] as const) {
    const step = q[axis] - p[axis]
    if (step === 0) {
      if (Math.abs(p[axis]) > half[axis]) return false
      continue
    }
    const t1 = (-half[axis] - p[axis]) / step
    const t2 = (half[axis] - p[axis]) / step
    low = Math.max(low, Math.min(t1, t2))
    high = Math.min(high, Math.max(t1, t2))
  }
  return low < high
}
