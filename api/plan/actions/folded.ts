import { comparePositions } from '#geometry/canonical-ring.ts'
import type { Arrangement } from '#geometry/windings.ts'
import type { Face } from '../snapshot.ts'

/**
 * Whether rounding made edges touch that are not of faces `taken`: two were split in one place, or one at a vertex
 * there was before. `near` are the faces that were laid out, the first shapes of the arrangement.
 */
export function foldedBeyond(
  faces: readonly Face[],
  near: readonly number[],
  taken: ReadonlySet<number>,
  { subdivision, rings }: Arrangement,
): boolean {
  const { x, y } = subdivision
  const edgeAt = new Map<number, string>()
  // Vertices are numbered ring by ring, so those of the faces come before all that were put in.
  let oldVertices = 0
  let r = 0
  for (const f of near) {
    for (const drawn of faces[f]!.polygon) {
      let i = 0
      for (const v of rings[r++]!) {
        if (i < drawn.length && drawn[i]![0] === x[v] && drawn[i]![1] === y[v]) {
          oldVertices = Math.max(oldVertices, v + 1)
          i++
        } else if (!taken.has(f)) {
          const [a, b] = [drawn[i - 1]!, drawn[i % drawn.length]!].sort(comparePositions)
          const edge = `${a} ${b}`
          if ((edgeAt.get(v) ?? edge) !== edge) return true
          edgeAt.set(v, edge)
        }
      }
    }
  }
  for (const v of edgeAt.keys()) if (v < oldVertices) return true
  return false
}
