import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { labelPoint } from '../label-point.ts'

/** Label points of the shapes seen so far: a shape is never changed in place, and an edit leaves nearly all alone. */
const known = new WeakMap<MultiPolygon | Polygon, Position>()

/** `labelPoint` of a shape, worked out once. */
export function labelOf(shape: MultiPolygon): Position {
  return kept(shape, shape)
}

/** `labelPoint` of a single polygon, worked out once. */
export function labelOfPart(part: Polygon): Position {
  return kept(part, [part])
}

function kept(key: MultiPolygon | Polygon, shape: MultiPolygon): Position {
  const before = known.get(key)
  if (before !== undefined) return before
  const label = labelPoint(shape)
  known.set(key, label)
  return label
}
