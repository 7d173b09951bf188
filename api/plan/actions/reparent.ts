import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Reparent } from './action.ts'
import { MAX_CHILDREN, mayBeChildless, subtreeOf } from './draw/children.ts'
import type { Edit } from './edit.ts'
import { placeOf } from './merge/joined.ts'
import { type Refused, refuse } from './refusal.ts'

/**
 * Puts a grid and all below it under another parent. The ground stays as it is held; what the new parent held
 * itself as an undivided grid is then a gap within it.
 */
export function reparent({ snapshot }: Plan, { grid: key, parent: to }: Reparent): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const unknown = [key, to].find((each) => !hierarchy.has(each))
  if (unknown !== undefined) return refuse('no-such-grid', { grid: unknown })
  const grid = hierarchy.grid(key)
  const parent = hierarchy.grid(to)
  const below = new Set(subtreeOf(hierarchy, key))
  const where = {
    ...placeOf(snapshot.faces.filter(({ holder }) => holder !== null && below.has(holder))),
    grid: key,
  }
  if (parent.community !== grid.community) return refuse('different-community', where)
  if (parent.level !== grid.level - 1 || grid.parent === null) return refuse('different-level', where)
  if (grid.parent === to) return refuse('no-change', where)
  if (hierarchy.childrenOf(to).length >= MAX_CHILDREN)
    return refuse('too-many-children', { ...where, grid: to })
  const last = hierarchy.childrenOf(grid.parent).length === 1
  if (last && !mayBeChildless(snapshot.faces, grid.parent)) {
    return refuse('would-vanish', { ...where, grid: grid.parent })
  }
  const moved = { ...grid, parent: to }
  return { grids: snapshot.grids.map((each) => (each === grid ? moved : each)) }
}
