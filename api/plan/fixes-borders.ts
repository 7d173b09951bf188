import { bboxOf } from '#geometry/bbox.ts'
import type { Polygon } from '#geometry/ring.ts'
import { distanceM } from '#geometry/scale.ts'
import { boxesMeet, boxOf } from './actions/near.ts'
import type { Face, Snapshot } from './snapshot.ts'

/** A face that shares edges with some ground. */
interface Neighbour {
  readonly face: Face
  /** Length of the edges they share, in metres. */
  readonly lengthM: number
}

/** The faces along the border of some polygons that are unions of the plan's faces. */
function neighboursOf({ faces, scale }: Snapshot, polygons: readonly Polygon[]): Neighbour[] {
  const box = bboxOf(polygons.flat())
  const border = new Set<string>()
  for (const ring of polygons.flat()) {
    let from = ring[ring.length - 1]!
    for (const to of ring) {
      border.add(`${to.join()} ${from.join()}`)
      from = to
    }
  }
  return faces.flatMap((face): Neighbour[] => {
    if (!boxesMeet(boxOf(face.polygon), box)) return []
    let lengthM = 0
    for (const ring of face.polygon) {
      let from = ring[ring.length - 1]!
      for (const to of ring) {
        if (border.has(`${from.join()} ${to.join()}`)) lengthM += distanceM(from, to, scale)
        from = to
      }
    }
    return lengthM > 0 ? [{ face, lengthM }] : []
  })
}

/** The keys that `keyOf` gives for what borders some polygons, longest common border first. */
export function longestFirst(
  snapshot: Snapshot,
  polygons: readonly Polygon[],
  keyOf: (face: Face) => string | null,
): string[] {
  const lengths = new Map<string, number>()
  for (const { face, lengthM } of neighboursOf(snapshot, polygons)) {
    const key = keyOf(face)
    if (key !== null) lengths.set(key, (lengths.get(key) ?? 0) + lengthM)
  }
  return [...lengths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
}
