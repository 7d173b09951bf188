import type { Hierarchy } from '../../hierarchy.ts'
import type { GridKey } from '../../snapshot.ts'
import type { Atoms } from './atoms.ts'

/** Which grid of one level each atom belongs to. */
export interface Owners {
  /** Index in `keys`; -1 for ground that no grid of the level holds. */
  readonly owner: Int32Array
  readonly keys: readonly GridKey[]
}

export function ownersAt(hierarchy: Hierarchy, atoms: Atoms, level: number): Owners {
  const keys: GridKey[] = []
  const numbers = new Map<GridKey, number>()
  const ofHolder = new Map<GridKey, number>()
  const numberOf = (holder: GridKey): number => {
    const grid = hierarchy.upwards(holder).find((above) => above.level === level)
    if (grid === undefined) return -1
    const known = numbers.get(grid.key)
    if (known !== undefined) return known
    numbers.set(grid.key, keys.length)
    return keys.push(grid.key) - 1
  }
  const owner = Int32Array.from(atoms.holder, (holder) => {
    const known = ofHolder.get(holder) ?? numberOf(holder)
    ofHolder.set(holder, known)
    return known
  })
  return { owner, keys }
}
