import { MAX_SPAN } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Face, GridKey } from '../snapshot.ts'

/** An edge that since an edit is, or is no longer, or otherwise than before, a border of what a holder holds. */
export interface ChangedEdge {
  readonly from: Position
  readonly to: Position
  readonly community: string
  readonly holder: GridKey | null
  /** How many more times than before the holder's ground lies left of it; its reverse counts as less. */
  readonly count: number
}

/** Room for the vertices of one edit in an edge's number; a product of two stays exact in a double. */
const VERTICES = 2 ** 26

/**
 * The edges along which it is not the same any more who holds the ground. Ground whose faces were only drawn
 * together, taken apart or numbered anew has none inside.
 */
export function changedEdges(before: readonly Face[], after: readonly Face[]): ChangedEdge[] {
  const positions: Position[] = []
  const numberOf = vertexNumbers(positions)
  const groups = new Map<string, { readonly face: Face; readonly counts: Map<number, number> }>()
  const count = (face: Face, times: number) => {
    const label = `${face.community}.${face.holder ?? ''}`
    const group = groups.get(label) ?? { face, counts: new Map<number, number>() }
    groups.set(label, group)
    const { counts } = group
    for (const ring of face.polygon) {
      let a = numberOf(ring[ring.length - 1]!)
      for (const position of ring) {
        const b = numberOf(position)
        const edge = a < b ? a * VERTICES + b : b * VERTICES + a
        const sum = (counts.get(edge) ?? 0) + (a < b ? times : -times)
        if (sum === 0) counts.delete(edge)
        else counts.set(edge, sum)
        a = b
      }
    }
  }
  for (const face of before) count(face, -1)
  for (const face of after) count(face, 1)
  return [...groups.values()].flatMap(({ face: { community, holder }, counts }) =>
    [...counts].map(([edge, sum]) => ({
      from: positions[Math.floor(edge / VERTICES)]!,
      to: positions[edge % VERTICES]!,
      community,
      holder,
      count: sum,
    })),
  )
}

/** Numbers for the positions of a plan, which lie within its span of the first; each new one is appended to `list`. */
function vertexNumbers(list: Position[]): (position: Position) => number {
  const side = 2 * MAX_SPAN + 1
  const known = new Map<number, number>()
  return (position) => {
    const [x0, y0] = list[0] ?? position
    const at = (position[0] - x0 + MAX_SPAN) * side + (position[1] - y0 + MAX_SPAN)
    const number = known.get(at)
    if (number !== undefined) return number
    known.set(at, list.length)
    list.push(position)
    return list.length - 1
  }
}
