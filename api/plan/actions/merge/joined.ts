import type { Position } from '#geometry/position.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import type { Face } from '../../snapshot.ts'

/** Ground of one of several owners, each by a number. */
export interface Owned {
  readonly face: Face
  readonly owner: number
}

/**
 * Groups owners whose ground shares an edge, step by step from one to the next: for each of `owners` the number
 * of the first of its group. An owner without ground is a group of its own. A corner does not join.
 */
export function joinedOwners(ground: readonly Owned[], owners: number): number[] {
  const group = Array.from({ length: owners }, (_, owner) => owner)
  const { face } = subdivisionOf(ground.map((each) => each.face.polygon))
  for (let h = 0; h < face.length; h += 2) {
    const left = face[h]!
    const right = face[h + 1]!
    if (left === 0 || right === 0) continue
    const a = group[ground[left - 1]!.owner]!
    const b = group[ground[right - 1]!.owner]!
    if (a === b) continue
    const [first, second] = [Math.min(a, b), Math.max(a, b)]
    group.forEach((each, owner) => {
      if (each === second) group[owner] = first
    })
  }
  return group
}

/** How many parts some faces lie in, each edge-connected. */
export function partsOf(faces: readonly Face[]): number {
  if (faces.length < 2) return faces.length
  const groups = joinedOwners(
    faces.map((face, owner) => ({ face, owner })),
    faces.length,
  )
  return new Set(groups).size
}

/** Where to look for some ground: its first vertex; nothing where there is none. */
export function placeOf(faces: readonly Face[]): { readonly at?: Position } {
  const at = faces[0]?.polygon[0][0]
  return at === undefined ? {} : { at }
}
