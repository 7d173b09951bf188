import type { Atoms, Border } from './atoms.ts'

/** The connected sets of atoms over the borders that `joins`: for each atom the lowest atom of its set. */
export function connected(atoms: Atoms, joins: (border: Border) => boolean): Int32Array {
  const parent = Int32Array.from(atoms.holder, (_, a) => a)
  const find = (a: number): number => {
    let root = a
    while (parent[root] !== root) root = parent[root]!
    for (let at = a; at !== root; ) {
      const up = parent[at]!
      parent[at] = root
      at = up
    }
    return root
  }
  for (const border of atoms.borders) {
    if (!joins(border)) continue
    const a = find(border.a)
    const b = find(border.b)
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return parent.map((_, a) => find(a))
}

/**
 * Ground of the grids of one level in connected pieces. `owner` numbers the grid of each atom, -1 for ground that
 * none of the level holds; `zone` says what a line put apart.
 */
export interface Pieces {
  /** Lowest atom of the piece each atom is in. */
  readonly piece: Int32Array
  /** Lowest atom of the connected part of its grid, line or no line. */
  readonly part: Int32Array
  /** Parts of more than one piece, by their lowest atom. */
  readonly crossed: ReadonlySet<number>
}

export function piecesOf(atoms: Atoms, owner: Int32Array, zone: Int32Array): Pieces {
  const sameOwner = ({ a, b }: Border): boolean => owner[a] === owner[b] && owner[a] !== -1
  const part = connected(atoms, sameOwner)
  const piece = connected(atoms, (border) => sameOwner(border) && zone[border.a] === zone[border.b])
  const crossed = new Set<number>()
  part.forEach((p, a) => {
    if (owner[a] !== -1 && piece[a] !== piece[p]) crossed.add(p)
  })
  return { piece, part, crossed }
}
