import type { Hierarchy } from '../hierarchy.ts'
import type { Face, GridKey } from '../snapshot.ts'

/** Where in a plan's list of faces, which is in the order of their keys, those of one label stand: `to` is behind the last. */
export function rangeOf(
  faces: readonly Face[],
  label: string,
): { readonly from: number; readonly to: number } {
  // A key is its label, a full stop and a number; '/' is the next character after the full stop.
  return { from: firstFrom(faces, `${label}.`), to: firstFrom(faces, `${label}/`) }
}

/** The first of a list in the order of keys whose key is not below one; the length of the list where none is. */
export function firstFrom(list: readonly { readonly key: string }[], key: string): number {
  let first = 0
  for (let last = list.length; first < last; ) {
    const middle = (first + last) >> 1
    if (list[middle]!.key < key) first = middle + 1
    else last = middle
  }
  return first
}

/** Indices of the faces that a grid holds itself, exempt ones among them, in order. */
export function heldBy(faces: readonly Face[], hierarchy: Hierarchy, grid: GridKey): number[] {
  const { from, to } = rangeOf(faces, `${hierarchy.grid(grid).community}.${grid}`)
  return Array.from({ length: to - from }, (_, i) => from + i)
}

/** Whether a grid or one below it holds a face. */
export function hasGround(faces: readonly Face[], hierarchy: Hierarchy, grid: GridKey): boolean {
  return (
    heldBy(faces, hierarchy, grid).length > 0 ||
    hierarchy.childrenOf(grid).some(({ key }) => hasGround(faces, hierarchy, key))
  )
}
