import Flatbush from 'flatbush'
import { bboxOf } from '#geometry/bbox.ts'
import { onBoundary, polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import type { Face } from './snapshot.ts'

/** What `assign` answers for a position outside every face. */
export const NO_FACE = -1

/**
 * For each position the index of the one face it belongs to, or `NO_FACE`; exact.
 *
 * On a border a position is seen as shifted by (+ε, +ε²); where that falls outside or on ground nobody
 * holds, it belongs to the held face of the lowest key among those it touches, if there is one.
 */
export function assign(faces: readonly Face[], positions: readonly Position[]): Int32Array {
  const assigned = new Int32Array(positions.length).fill(NO_FACE)
  if (faces.length === 0) return assigned
  const index = new Flatbush(faces.length, 16, Int32Array)
  for (const { polygon } of faces) {
    const box = bboxOf(polygon)
    index.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  index.finish()
  positions.forEach((position, i) => {
    const near = index.search(position[0], position[1], position[0], position[1])
    const containing = near.find((f) => polygonContainsShifted(faces[f]!.polygon, position))
    if (containing !== undefined && faces[containing]!.holder !== null) {
      assigned[i] = containing
      return
    }
    const touched = near.filter((f) => faces[f]!.holder !== null && onBoundary(faces[f]!.polygon, position))
    const lowest = touched.reduce<number | undefined>(
      (best, f) => (best === undefined || faces[f]!.key < faces[best]!.key ? f : best),
      undefined,
    )
    assigned[i] = lowest ?? containing ?? NO_FACE
  })
  return assigned
}
