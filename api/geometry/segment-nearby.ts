import type { Position } from './position.ts'
import type { Scale } from './scale.ts'

interface Segment {
  readonly from: Position
  readonly to: Position
}

type Point = readonly [x: number, y: number]

/**
 * Whether two segments run side by side, no more than `withinM` metres apart, for longer than that. Each is thrown
 * upon the other; the two shadows must be near each other at both ends (the rule of JTS InvalidSegmentDetector).
 */
export function runNearby(s: Segment, t: Segment, withinM: number, scale: Scale): boolean {
  const metres = ([x, y]: Position): Point => [x * scale.x, y * scale.y]
  const [a, b, c, d] = [metres(s.from), metres(s.to), metres(t.from), metres(t.to)]
  const onS = shadow(c, d, a, b)
  const onT = shadow(a, b, c, d)
  if (onS === null || onT === null) return false
  if (apart(...onS) <= withinM || apart(...onT) <= withinM) return false
  const [p, q] = onS
  const [r, u] = apart(p, onT[1]) < apart(p, onT[0]) ? [onT[1], onT[0]] : onT
  return apart(p, r) <= withinM && apart(q, u) <= withinM
}

/** Segment `p q` thrown upon `a b`; null where it falls beside it. */
function shadow(p: Point, q: Point, a: Point, b: Point): readonly [Point, Point] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = ([x, y]: Point) => ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)
  const [s, t] = [along(p), along(q)]
  if ((s >= 1 && t >= 1) || (s <= 0 && t <= 0)) return null
  const at = (part: number): Point => {
    const k = Math.min(1, Math.max(0, part))
    return [a[0] + k * dx, a[1] + k * dy]
  }
  return [at(s), at(t)]
}

function apart([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by)
}
