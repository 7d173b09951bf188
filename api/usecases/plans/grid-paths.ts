import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { PlanRefusal } from './plan-refusal.ts'

/** Children of one parent at most: two digits a level, 00 standing for none. */
const MOST_CHILDREN = 99

/** Digits of a path: 12 of the community and two for each of three levels. */
const LENGTH = 18

/** The path of ground in a community that no grid holds. */
export function communityPath(community: string): string {
  return community.padEnd(LENGTH, '0')
}

/**
 * The path of every grid: its community's 12 digits, then the place among its siblings of itself and of each grid
 * above it, in the order of their codes. The paths below a grid are one range of numbers.
 */
export function gridPaths(grids: readonly Grid[]): { paths: ReadonlyMap<GridKey, string> } | PlanRefusal {
  const siblings = new Map<string, Grid[]>()
  for (const grid of grids) {
    const parent = grid.parent ?? grid.community
    siblings.set(parent, [...(siblings.get(parent) ?? []), grid])
  }
  const prefixes = new Map<string, string>(grids.map(({ community }) => [community, community]))
  for (const grid of [...grids].sort((a, b) => a.level - b.level)) {
    const parent = grid.parent ?? grid.community
    const children = siblings.get(parent)
    if (children === undefined) continue
    if (children.length > MOST_CHILDREN) return { refused: 'too-many-children', parent }
    children.sort(byCode).forEach((child, i) => {
      prefixes.set(child.key, prefixes.get(parent) + String(i + 1).padStart(2, '0'))
    })
    siblings.delete(parent)
  }
  return { paths: new Map(grids.map(({ key }) => [key, prefixes.get(key)!.padEnd(LENGTH, '0')])) }
}

function byCode(a: Grid, b: Grid): number {
  const [ca, cb] = [a.code ?? '', b.code ?? '']
  return ca === cb ? (a.key < b.key ? -1 : 1) : ca < cb ? -1 : 1
}
