import type { Subdivision } from './subdivision.ts'

/** Label of a face that belongs to no region. */
export const NO_REGION = -1

/**
 * Groups faces into edge-connected regions of equal label: for each face the lowest face of its region, or
 * `NO_REGION` where its label is `NO_REGION`. Faces that meet in a vertex only are not connected, nor are those
 * on the two sides of a wall: edges, by number, that `walls` holds a one for.
 */
export function regionsOf(
  { face, faceCount }: Subdivision,
  labels: ArrayLike<number>,
  walls?: ArrayLike<number>,
): Int32Array {
  const parent = Int32Array.from({ length: faceCount }, (_, f) => f)
  const find = (f: number): number => {
    let root = f
    while (parent[root] !== root) root = parent[root]!
    for (let at = f; at !== root; ) {
      const up = parent[at]!
      parent[at] = root
      at = up
    }
    return root
  }
  for (let h = 0; h < face.length; h += 2) {
    const left = face[h]!
    const right = face[h + 1]!
    if (left === right || labels[left] !== labels[right] || labels[left] === NO_REGION) continue
    if (walls?.[h >> 1] === 1) continue
    const a = find(left)
    const b = find(right)
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return parent.map((_, f) => (labels[f] === NO_REGION ? NO_REGION : find(f)))
}
