import { type Bbox, centreOf } from '#geometry/bbox.ts'
import { distanceM } from '#geometry/scale.ts'
import { type Hierarchy, hierarchyOf } from '../../hierarchy.ts'
import type { Grid, GridKey, Level, Snapshot } from '../../snapshot.ts'
import { boxOf } from '../near.ts'
import { newName } from '../new-name.ts'
import { type Refused, refuse } from '../refusal.ts'
import { levelsOf, MAX_CHILDREN } from './children.ts'

/** Where a new grid comes in the tree. */
export interface Nest {
  readonly community: string
  readonly parent: Grid | null
  readonly level: Level
}

/** The place below a grid, or for null that of the first level; or why no grid can be made there. */
export function nestUnder(snapshot: Snapshot, community: string, key: GridKey | null): Nest | Refused {
  if (!snapshot.communities.some(({ code }) => code === community)) return refuse('no-such-community')
  const hierarchy = hierarchyOf(snapshot.grids)
  const where = key === null ? {} : { grid: key }
  if (key !== null && !hierarchy.has(key)) return refuse('no-such-grid', where)
  const parent = key === null ? null : hierarchy.grid(key)
  if (parent !== null && parent.community !== community) return refuse('different-community', where)
  const level = (parent?.level ?? 0) + 1
  if (level > levelsOf(snapshot, community)) return refuse('deepest-level', where)
  if (key !== null && hierarchy.childrenOf(key).length >= MAX_CHILDREN) {
    return refuse('too-many-children', where)
  }
  return { community, parent, level: level as Level }
}

/**
 * A new all-purpose grid: urban or not and with the band of the grid nearest to it at its level, if there is one.
 * `before` are grids made by the same action.
 */
export function newGrid(
  snapshot: Snapshot,
  nest: Nest,
  key: GridKey,
  place: Bbox,
  name: string | null,
  before: readonly Grid[] = [],
): Grid {
  const hierarchy = hierarchyOf(snapshot.grids)
  const like = nearest(snapshot, hierarchy, nest, place)
  const { community, parent, level } = nest
  return {
    key,
    level,
    parent: parent?.key ?? null,
    community,
    kind: 'general',
    urban: like?.urban ?? true,
    name: name ?? nameAmong([...siblings(hierarchy, nest), ...before], parent),
    code: null,
    sourceCode: null,
    band: like?.band ?? null,
    exclave: false,
  }
}

function siblings(hierarchy: Hierarchy, { community, parent }: Nest): Grid[] {
  return hierarchy.childrenOf(parent?.key ?? null).filter((grid) => grid.community === community)
}

/** The last sibling's name counted on; the first is number 01 of its parent. */
function nameAmong(others: readonly Grid[], parent: Grid | null): string {
  const last = others.at(-1)
  if (last !== undefined) return newName(last.name, new Set(others.map((grid) => grid.name)))
  return parent === null ? '网格01' : `${parent.name}-01`
}

/** The grid of a level whose ground has the face with the nearest middle; null where there is none. */
function nearest(
  { faces, scale }: Snapshot,
  hierarchy: Hierarchy,
  { community, level }: Nest,
  place: Bbox,
): Grid | null {
  const middle = centreOf(place)
  let best: Grid | null = null
  let least = Infinity
  for (const face of faces) {
    if (face.community !== community || face.holder === null) continue
    const grid = hierarchy.upwards(face.holder).find((each) => each.level === level)
    if (grid === undefined) continue
    const far = distanceM(middle, centreOf(boxOf(face.polygon)), scale)
    if (far >= least) continue
    least = far
    best = grid
  }
  return best
}
