import { orientation } from './orientation.ts'
import type { Position } from './position.ts'
import type { Scale } from './scale.ts'

/** Whether `p` lies on the segment from `a` to `b`, end points included; exact. */
export function onSegment(p: Position, a: Position, b: Position): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1]) &&
    orientation(a, b, p) === 0
  )
}

/** Whether the segments cross at one point that is interior to both; exact. */
export function crossProperly(a: Position, b: Position, c: Position, d: Position): boolean {
  const abc = orientation(a, b, c)
  const abd = orientation(a, b, d)
  if (abc === 0 || abd === 0 || abc > 0 === abd > 0) return false
  const cda = orientation(c, d, a)
  const cdb = orientation(c, d, b)
  return cda !== 0 && cdb !== 0 && cda > 0 !== cdb > 0
}

/**
 * Where two properly crossing segments meet, rounded half up to the lattice: the crossing is the exact
 * rational a + (b − a)·n/d in BigInt, so the answer depends on nothing but the two segments.
 */
export function crossing(a: Position, b: Position, c: Position, d: Position): Position {
  const abx = b[0] - a[0]
  const aby = b[1] - a[1]
  const cdx = d[0] - c[0]
  const cdy = d[1] - c[1]
  const denominator = BigInt(abx * cdy - aby * cdx)
  const numerator = BigInt((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx)
  return [
    a[0] + roundHalfUp(BigInt(abx) * numerator, denominator),
    a[1] + roundHalfUp(BigInt(aby) * numerator, denominator),
  ]
}

/** floor(n/d + 1/2); BigInt division truncates, so a negative remainder is put right. */
function roundHalfUp(n: bigint, d: bigint): number {
  const numerator = d < 0n ? -2n * n - d : 2n * n + d
  const denominator = d < 0n ? -2n * d : 2n * d
  const quotient = numerator / denominator
  return Number(numerator % denominator < 0n ? quotient - 1n : quotient)
}

/** Metres from `p` to the nearest point of the segment from `a` to `b` on the flat earth of `scale`. */
export function distanceToSegmentM(p: Position, a: Position, b: Position, scale: Scale): number {
  const dx = (b[0] - a[0]) * scale.x
  const dy = (b[1] - a[1]) * scale.y
  const px = (p[0] - a[0]) * scale.x
  const py = (p[1] - a[1]) * scale.y
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2))
  const ex = px - t * dx
  const ey = py - t * dy
  return Math.sqrt(ex * ex + ey * ey)
}
