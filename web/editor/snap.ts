import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { Face } from '#plan/snapshot.ts'
import { facesNear } from './face-index.ts'
import type { SnapTarget } from './picture.ts'

/** A line beside the plan that may be snapped to. */
export interface SnapLine {
  readonly kind: 'road' | 'building'
  readonly line: readonly Position[]
}

export interface Snapped {
  readonly at: Position
  /** What was snapped to; null where nothing was near. */
  readonly to: SnapTarget | null
}

export interface SnapGround {
  readonly faces: readonly Face[]
  readonly scale: Scale
  readonly lines: readonly SnapLine[]
  /** Vertices of what is being drawn, e.g. the first, which closes a ring. */
  readonly own: readonly Position[]
  /** A vertex that is being moved, which must not hold itself. */
  readonly except?: Position
}

/**
 * Draws a position to the nearest vertex within `toleranceM` metres, else to the nearest edge, else to roads and
 * buildings. A vertex holds at most half its shortest adjacent edge, so that neighbours can still be reached.
 */
export function snap(at: Position, toleranceM: number, ground: SnapGround): Snapped {
  const { faces, scale, lines, own, except } = ground
  if (toleranceM <= 0) return { at, to: null }
  const same = (a: Position, b: Position | undefined) => b !== undefined && a[0] === b[0] && a[1] === b[1]
  let best: { at: Position; to: SnapTarget; m: number } | null = null
  const offer = (to: SnapTarget, place: Position, within: number) => {
    const m = distanceM(at, place, scale)
    if (m <= within && (best === null || m < best.m)) best = { at: place, to, m }
  }
  for (const vertex of own) offer('sketch', vertex, toleranceM)
  const near = facesNear(faces, at, toleranceM / Math.min(scale.x, scale.y))
  for (const { polygon } of near) {
    for (const ring of polygon) {
      ring.forEach((vertex, i) => {
        if (same(vertex, except) || distanceM(at, vertex, scale) > toleranceM) return
        const before = distanceM(vertex, ring.at(i - 1)!, scale)
        const after = distanceM(vertex, ring[(i + 1) % ring.length]!, scale)
        offer('vertex', vertex, Math.min(toleranceM, Math.min(before, after) / 2))
      })
    }
  }
  if (best !== null) return best
  for (const { polygon } of near) {
    for (const ring of polygon) {
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        if (!same(a, except) && !same(b, except)) offer('edge', nearestOn(at, a, b, scale), toleranceM)
        a = b
      }
    }
  }
  if (best !== null) return best
  for (const { kind, line } of lines) {
    for (let i = 1; i < line.length; i++)
      offer(kind, nearestOn(at, line[i - 1]!, line[i]!, scale), toleranceM)
  }
  return best ?? { at, to: null }
}

/** The lattice position on the segment from `a` to `b` that is nearest to `p`, on the flat earth of `scale`. */
export function nearestOn(p: Position, a: Position, b: Position, scale: Scale): Position {
  const dx = (b[0] - a[0]) * scale.x
  const dy = (b[1] - a[1]) * scale.y
  const length2 = dx * dx + dy * dy
  if (length2 === 0) return a
  const along = ((p[0] - a[0]) * scale.x * dx + (p[1] - a[1]) * scale.y * dy) / length2
  const t = Math.min(1, Math.max(0, along))
  return [Math.round(a[0] + (b[0] - a[0]) * t), Math.round(a[1] + (b[1] - a[1]) * t)]
}
