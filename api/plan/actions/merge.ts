import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { ActionNote, Plan } from '../plan.ts'
import type { Face, Grid, GridKey, Level } from '../snapshot.ts'
import type { Merge } from './action.ts'
import { levelsOf, MAX_CHILDREN, mayBeChildless, subtreeOf } from './draw/children.ts'
import { type Edit, labelsBefore } from './edit.ts'
import { joinedOwners, partsOf, placeOf } from './merge/joined.ts'
import { newKey } from './new-key.ts'
import { type Refused, refuse } from './refusal.ts'
import { layOut, relabel } from './relabel.ts'

/**
 * Makes one grid of several of one level and community: their ground and their children go to the one that is
 * kept, under its parent. They must lie side by side; a declared exclave may lie apart, and a grid without
 * ground lies nowhere. Where some are divided and others not, the ground of an undivided one becomes a child,
 * so that no gap opens; what a divided one held itself stays a gap, of the grid that is kept.
 */
export function merge({ snapshot }: Plan, action: Merge): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const keys = [...new Set(action.grids)]
  const unknown = [...keys, action.keep].find((key) => !hierarchy.has(key))
  if (unknown !== undefined) return refuse('no-such-grid', { grid: unknown })
  if (keys.length < 2 || keys.length < action.grids.length || !keys.includes(action.keep)) {
    return refuse('malformed', { grid: action.keep })
  }
  const keep = hierarchy.grid(action.keep)
  const grids = keys.map(hierarchy.grid)
  const ground = grids.map(({ key }) => groundOf(snapshot.faces, hierarchy, key))
  for (const [i, grid] of grids.entries()) {
    const where = { ...placeOf(ground[i]!), grid: grid.key }
    if (grid.community !== keep.community) return refuse('different-community', where)
    if (grid.level !== keep.level) return refuse('different-level', where)
  }
  const apart = lyingApart(grids, ground, keys.indexOf(keep.key))
  if (apart !== -1) return refuse('not-adjacent', { ...placeOf(ground[apart]!), grid: grids[apart]!.key })

  const gone = new Set(keys.filter((key) => key !== keep.key))
  const emptied = grids.find(({ parent }) => {
    if (parent === null || parent === keep.parent) return false
    const childless = hierarchy.childrenOf(parent).every(({ key }) => gone.has(key))
    return childless && !mayBeChildless(snapshot.faces, parent)
  })
  if (emptied !== undefined) {
    return refuse('would-vanish', { ...placeOf(ground[grids.indexOf(emptied)]!), grid: emptied.parent! })
  }

  const deeper = levelsOf(snapshot, keep.community) > keep.level
  const someDivided = grids.some(({ key }) => !hierarchy.isLeaf(key))
  const becoming = new Map<GridKey, Grid>()
  for (const [i, grid] of grids.entries()) {
    if (!someDivided || !deeper || !hierarchy.isLeaf(grid.key)) continue
    if (ground[i]!.every(({ exemption }) => exemption !== null)) continue
    const key = newKey(action.id, becoming.size)
    if (hierarchy.has(key)) return refuse('id-used')
    const level = (grid.level + 1) as Level
    becoming.set(grid.key, { ...grid, key, level, parent: keep.key, code: null, sourceCode: null })
  }
  const children = keys.flatMap((key) => hierarchy.childrenOf(key))
  if (children.length + becoming.size > MAX_CHILDREN) {
    return refuse('too-many-children', { ...placeOf(ground.flat()), grid: keep.key })
  }

  const merged: Grid = {
    ...keep,
    exclave: grids.some(({ exclave }) => exclave) && partsOf(ground.flat()) > 1,
  }
  const rest = snapshot.grids
    .filter(({ key }) => !gone.has(key))
    .map((grid) => {
      if (grid === keep) return merged.exclave === keep.exclave ? keep : merged
      return grid.parent !== null && gone.has(grid.parent) ? { ...grid, parent: keep.key } : grid
    })
  const notes: ActionNote[] = [...becoming.values()].map(({ key }) => ({ note: 'became-child', grid: key }))

  const taken = new Set<number>()
  snapshot.faces.forEach(({ holder, exemption }, f) => {
    if (holder === null) return
    if (gone.has(holder) || (becoming.has(holder) && exemption === null)) taken.add(f)
  })
  const next = { grids: [...rest, ...becoming.values()], notes }
  if (taken.size === 0) return next
  const laid = layOut(snapshot, taken, [])
  const labels = labelsBefore(snapshot, laid).map((label, f) => {
    if (label === null || label.holder === null || !taken.has(laid.faceOf[f]!)) return label
    const child = label.exemption === null ? becoming.get(label.holder) : undefined
    return { ...label, holder: child?.key ?? keep.key }
  })
  return { ...next, ...relabel(snapshot, laid, labels) }
}

/** All faces that a grid or one below it holds. */
function groundOf(faces: readonly Face[], hierarchy: Hierarchy, key: GridKey): Face[] {
  const keys = new Set(subtreeOf(hierarchy, key))
  return faces.filter(({ holder }) => holder !== null && keys.has(holder))
}

/** The first of the grids that no chain of shared borders leads to from the kept one, though one must; or -1. */
function lyingApart(grids: readonly Grid[], ground: readonly (readonly Face[])[], kept: number): number {
  const owned = ground.flatMap((faces, owner) => faces.map((face) => ({ face, owner })))
  const groups = joinedOwners(owned, grids.length)
  const bound = grids.flatMap(({ exclave }, i) => (exclave || ground[i]!.length === 0 ? [] : [i]))
  const from = bound.includes(kept) ? kept : bound[0]
  return bound.find((i) => groups[i] !== groups[from!]) ?? -1
}
