import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import type { Snapshot } from '../../snapshot.ts'
import { faceAt } from '../face-at.ts'
import type { Ground } from '../relabel.ts'
import type { Atoms } from './atoms.ts'

/** The atom that holds a position, seen as shifted by (+ε, +ε²); null outside them all. */
export function atomAt(snapshot: Snapshot, ground: Ground, atoms: Atoms, at: Position): number | null {
  const small = smallFaceAt(ground, at)
  if (small !== 0) {
    const atom = atoms.ofSmallFace[small]!
    return atom === -1 ? null : atom
  }
  return atoms.ofFace.get(faceAt(snapshot.faces, at)) ?? null
}

/** Like `containsShifted` of all small faces at once; 0 where none does. */
function smallFaceAt({ arrangement }: Ground, p: Position): number {
  const { x, y, origin, face, faceCount } = arrangement.subdivision
  const inside = new Uint8Array(faceCount)
  for (let h = 0; h < origin.length; h += 2) {
    const u = origin[h]!
    const v = origin[h + 1]!
    const upward = y[u]! <= p[1]
    if (upward === y[v]! <= p[1]) continue
    const turn = orientation([x[u]!, y[u]!], [x[v]!, y[v]!], p)
    if (upward ? turn <= 0 : turn >= 0) continue
    // An edge with the same face on both sides is crossed twice.
    inside[face[h]!]! ^= 1
    inside[face[h + 1]!]! ^= 1
  }
  const found = inside.indexOf(1, 1)
  return found === -1 ? 0 : found
}
