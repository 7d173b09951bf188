import type { Scale } from '#geometry/scale.ts'
import type { BorderSegments } from './border-segments.ts'

/** Squared metres from a position, relative to the segments' origin, to a segment. */
export type SquaredDistance = (segment: number, px: number, py: number) => number

/** Distances on the flat earth of the plan's scale. */
export function squaredDistances({ ends }: BorderSegments, scale: Scale): SquaredDistance {
  return (segment, px, py) => {
    const at = segment * 4
    const ax = (ends[at]! - px) * scale.x
    const ay = (ends[at + 1]! - py) * scale.y
    const dx = (ends[at + 2]! - ends[at]!) * scale.x
    const dy = (ends[at + 3]! - ends[at + 1]!) * scale.y
    const along = -(ax * dx + ay * dy) / (dx * dx + dy * dy)
    const t = Math.max(0, Math.min(along, 1))
    const ex = ax + t * dx
    const ey = ay + t * dy
    return ex * ex + ey * ey
  }
}
