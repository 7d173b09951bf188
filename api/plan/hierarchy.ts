import type { Grid, GridKey } from './snapshot.ts'

/** The tree of a plan's grids, for walking up and down. */
export interface Hierarchy {
  readonly grid: (key: GridKey) => Grid
  readonly has: (key: GridKey) => boolean
  readonly isLeaf: (key: GridKey) => boolean
  /** Direct children in the order of their keys; of null, the grids of the first level. */
  readonly childrenOf: (key: GridKey | null) => readonly Grid[]
  /** A grid and all above it, the deepest first. */
  readonly upwards: (key: GridKey) => readonly Grid[]
}

/** Hierarchies of the lists of grids seen so far; a plan's list is never changed in place. */
const known = new WeakMap<readonly Grid[], Hierarchy>()

/** `buildHierarchy`, once for each list of grids. */
export function hierarchyOf(grids: readonly Grid[]): Hierarchy {
  const before = known.get(grids)
  if (before !== undefined) return before
  const hierarchy = buildHierarchy(grids)
  known.set(grids, hierarchy)
  return hierarchy
}

/** Throws on a duplicate key, an unknown parent, or a parent that is not one level up in the same community. */
function buildHierarchy(grids: readonly Grid[]): Hierarchy {
  const byKey = new Map<GridKey, Grid>()
  for (const grid of grids) byKey.set(grid.key, grid)
  if (byKey.size !== grids.length) throw new Error(`${grids.length} grids have only ${byKey.size} keys`)
  const children = new Map<GridKey | null, Grid[]>()
  // Children mostly follow each other, so that their parent is looked up once for all.
  let last: GridKey | null | undefined
  let parent: Grid | null | undefined
  let siblings: Grid[] = []
  for (const grid of grids) {
    if (grid.parent !== last) {
      last = grid.parent
      parent = last === null ? null : byKey.get(last)
      siblings = children.get(last) ?? []
      children.set(last, siblings)
    }
    const above = parent === null ? 0 : parent?.level
    if (above !== grid.level - 1 || (parent && parent.community !== grid.community)) {
      throw new Error(
        `grid ${grid.key} of level ${grid.level} in ${grid.community} cannot have parent ${grid.parent}`,
      )
    }
    siblings.push(grid)
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
  return {
    grid: gridOf,
    has: (key) => byKey.has(key),
    isLeaf: (key) => !children.has(key),
    childrenOf: (key) => children.get(key) ?? [],
    upwards,
  }
}
