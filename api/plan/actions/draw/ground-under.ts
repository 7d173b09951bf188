import { bboxOf } from '#geometry/bbox.ts'
import { containsShifted } from '#geometry/point-in-ring.ts'
import type { Ring } from '#geometry/ring.ts'
import type { FaceLabel } from '../../normal-form.ts'
import type { Face, Snapshot } from '../../snapshot.ts'
import { labelsBefore } from '../edit.ts'
import { boxesMeet, boxOf, facesAlong } from '../near.ts'
import { type Ground, layOut, type Relabelled, relabel } from '../relabel.ts'

/**
 * The faces among those `wanted` that a ring runs through or encloses, laid out under the ring; null where
 * there are none. Other faces that the ring meets are left out, since none of their ground is to change.
 */
export function groundUnder(snapshot: Snapshot, ring: Ring, wanted: (face: Face) => boolean): Ground | null {
  const { faces } = snapshot
  const along = facesAlong(faces, [...ring, ring[0]!])
  const whole = bboxOf([ring])
  const taken = new Set<number>()
  faces.forEach((face, f) => {
    if (!boxesMeet(boxOf(face.polygon), whole) || !wanted(face)) return
    if (along.has(f) || containsShifted(ring, face.polygon[0][0]!)) taken.add(f)
  })
  return taken.size === 0 ? null : layOut(snapshot, taken, [{ positions: ring, closed: true }])
}

/** Gives some small faces a label. The ring leaves no vertex where it did not become the border of those. */
export function handOver(
  snapshot: Snapshot,
  ground: Ground,
  handed: ReadonlySet<number>,
  label: FaceLabel,
): Relabelled {
  const { face } = ground.arrangement.subdivision
  const labels = labelsBefore(snapshot, ground).map((before, f) => (handed.has(f) ? label : before))
  const isLine = (h: number) => ground.isLine(h) && handed.has(face[h]!) !== handed.has(face[h ^ 1]!)
  return relabel(snapshot, { ...ground, isLine }, labels)
}
