import type { Position } from '#geometry/position.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { Plan } from '#plan/plan.ts'
import type { Face, Grid, Level } from '#plan/snapshot.ts'
import { chainOf } from '../drawn/chain.ts'
import { facesNear } from '../face-index.ts'

/** Metres within which an edge counts as the one that a snapped position lies on. */
const ON_EDGE_M = 0.05

/** The grids on both sides of a border at a position that was snapped to it; those of different grids at `level`. */
export function gridsBeside(plan: Plan, at: Position, level: Level): Set<Grid> {
  const { faces, scale } = plan.snapshot
  const found = new Set<Grid>()
  for (const face of facesNear(faces, at, 8)) {
    if (!touches(face)) continue
    const chain = chainOf(plan, face.holder)
    const grid = chain[level - 1] ?? chain.at(-1)
    if (grid !== undefined) found.add(grid)
  }
  return found

  function touches({ polygon }: Face): boolean {
    return polygon.some((ring) =>
      ring.some((b, i) => distanceToSegmentM(at, ring.at(i - 1)!, b, scale) < ON_EDGE_M),
    )
  }
}

/** A vertex or the middle of an edge that can be taken hold of. */
export type Handle =
  | { readonly kind: 'vertex'; readonly at: Position }
  | { readonly kind: 'middle'; readonly at: Position; readonly edge: readonly [Position, Position] }

/** Handles of some faces: each shared vertex and each edge's middle once. Edges under `leastM` metres have none. */
export function handlesOf(
  faces: readonly Face[],
  lengthM: (a: Position, b: Position) => number,
  leastM: number,
): Handle[] {
  const found = new Map<string, Handle>()
  for (const { polygon } of faces) {
    for (const ring of polygon) {
      ring.forEach((b, i) => {
        const a = ring.at(i - 1)!
        found.set(b.join(), { kind: 'vertex', at: b })
        if (lengthM(a, b) < leastM) return
        const at: Position = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)]
        const key = `${at.join()}m`
        if (!found.has(key)) found.set(key, { kind: 'middle', at, edge: [a, b] })
      })
    }
  }
  return [...found.values()]
}

/** Rings of a face with a vertex put elsewhere, or a new one put into an edge. */
export function bent({ polygon }: Face, handle: Handle, to: Position): Position[][] {
  return polygon.map((ring) =>
    ring.flatMap((b, i): Position[] => {
      if (handle.kind === 'vertex') return [equal(b, handle.at) ? to : b]
      const a = ring.at(i - 1)!
      const [c, d] = handle.edge
      const on = (equal(a, c) && equal(b, d)) || (equal(a, d) && equal(b, c))
      return on ? [to, b] : [b]
    }),
  )
}

/** Whether a face has the vertex or edge of a handle. */
export function holdsHandle({ polygon }: Face, handle: Handle): boolean {
  const [p, q] = handle.kind === 'vertex' ? [handle.at, handle.at] : handle.edge
  return polygon.some((ring) =>
    ring.some((b, i) => {
      if (handle.kind === 'vertex') return equal(b, p)
      const a = ring.at(i - 1)!
      return (equal(a, p) && equal(b, q)) || (equal(a, q) && equal(b, p))
    }),
  )
}

export function equal(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
