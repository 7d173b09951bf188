import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Plan } from '#plan/plan.ts'
import type { Face, Grid, GridKey, Level } from '#plan/snapshot.ts'

/** The grids that hold a face, the first level first; none on an outer gap. */
export function chainOf({ snapshot }: Plan, holder: GridKey | null): readonly Grid[] {
  return holder === null ? [] : [...hierarchyOf(snapshot.grids).upwards(holder)].reverse()
}

/** What a face is: held by a grid without children, a gap, or ground that need not be held deeper. */
export function standingOf(plan: Plan, face: Face): 'held' | 'gap' | 'exempt' {
  if (face.holder !== null && hierarchyOf(plan.snapshot.grids).isLeaf(face.holder)) return 'held'
  return face.exemption === null ? 'gap' : 'exempt'
}

/** What divides two pieces of ground: 0 communities or the outline, 1 to 3 grids of that level, 4 nothing but a label. */
export type Division = 0 | Level | 4

/** What the border between two faces divides; `b` of null is outside the plan. */
export function divisionOf(
  a: { readonly face: Face; readonly chain: readonly Grid[] },
  b: { readonly face: Face; readonly chain: readonly Grid[] } | null,
): Division {
  if (b === null || a.face.community !== b.face.community) return 0
  for (const level of [1, 2, 3] as const) {
    if (a.chain[level - 1]?.key !== b.chain[level - 1]?.key) return level
  }
  return 4
}
