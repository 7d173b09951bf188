import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { Face } from '../snapshot.ts'
import { boxOf } from './near.ts'

/** Index of the face that holds a position, seen as shifted by (+ε, +ε²); -1 outside the plan. */
export function faceAt(faces: readonly Face[], [x, y]: Position): number {
  return faces.findIndex(({ polygon }) => {
    const box = boxOf(polygon)
    return (
      x >= box.minX &&
      x <= box.maxX &&
      y >= box.minY &&
      y <= box.maxY &&
      polygonContainsShifted(polygon, [x, y])
    )
  })
}
