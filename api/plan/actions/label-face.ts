import type { FaceLabel } from '../normal-form.ts'
import type { GridKey, Snapshot } from '../snapshot.ts'
import { type Edit, labelsBefore } from './edit.ts'
import { type Refused, refuse } from './refusal.ts'
import { layOut, relabel } from './relabel.ts'

/**
 * Gives one whole face another label. With `borders` it must share an edge with ground that this grid holds,
 * else the grid would come to lie in two parts.
 */
export function labelFace(
  snapshot: Snapshot,
  face: number,
  label: FaceLabel,
  wanted: { readonly borders?: GridKey } = {},
): Edit | Refused {
  const ground = layOut(snapshot, new Set([face]), [])
  const { borders } = wanted
  if (borders !== undefined && !touches(snapshot, ground, face, borders)) {
    return refuse('not-adjacent', { at: snapshot.faces[face]!.polygon[0][0]!, grid: borders })
  }
  const labels = labelsBefore(snapshot, ground)
  return relabel(
    snapshot,
    ground,
    labels.map((before, f) => (ground.faceOf[f] === face ? label : before)),
  )
}

/** Whether a face shares an edge with ground that a grid holds itself; true where the grid holds none at all. */
function touches(
  snapshot: Snapshot,
  ground: ReturnType<typeof layOut>,
  face: number,
  grid: GridKey,
): boolean {
  if (!snapshot.faces.some(({ holder }) => holder === grid)) return true
  const { face: left } = ground.arrangement.subdivision
  for (let h = 0; h < left.length; h++) {
    if (ground.faceOf[left[h]!] !== face) continue
    const across = ground.faceOf[left[h ^ 1]!]!
    if (across !== -1 && snapshot.faces[across]!.holder === grid) return true
  }
  return false
}
