import type { Grid, GridKey } from './snapshot.ts'

/** The tree of a plan's grids, for walking up and down. */
export interface Hierarchy {
  readonly grid: (key: GridKey) => Grid
  readonly isLeaf: (key: GridKey) => boolean
  /** A grid and all above it, the deepest first. */
  readonly upwards: (key: GridKey) => readonly Grid[]
}

/** Throws on a duplicate key, an unknown parent, or a parent that is not one level up in the same community. */
export function hierarchyOf(grids: readonly Grid[]): Hierarchy {
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  if (byKey.size !== grids.length) throw new Error(`${grids.length} grids have only ${byKey.size} keys`)
  const parents = new Set<GridKey>()
  for (const grid of grids) {
    const parent = grid.parent === null ? null : byKey.get(grid.parent)
    const above = parent === null ? 0 : parent?.level
    if (above !== grid.level - 1 || (parent && parent.community !== grid.community)) {
      throw new Error(
        `grid ${grid.key} of level ${grid.level} in ${grid.community} cannot have parent ${grid.parent}`,
      )
    }
    if (grid.parent !== null) parents.add(grid.parent)
  }
  const gridOf = (key: GridKey): Grid => {
    const grid = byKey.get(key)
    if (grid === undefined) throw new Error(`no grid ${key} in this plan`)
    return grid
  }
  const chains = new Map<GridKey, readonly Grid[]>()
  const upwards = (key: GridKey): readonly Grid[] => {
    const known = chains.get(key)
    if (known !== undefined) return known
    const grid = gridOf(key)
    const chain = grid.parent === null ? [grid] : [grid, ...upwards(grid.parent)]
    chains.set(key, chain)
    return chain
  }
  return { grid: gridOf, isLeaf: (key) => !parents.has(key), upwards }
}
