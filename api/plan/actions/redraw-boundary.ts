import { bboxOf } from '#geometry/bbox.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Face, Grid, GridKey, Snapshot } from '../snapshot.ts'
import type { RedrawBoundary } from './action.ts'
import type { Edit } from './edit.ts'
import { boxesMeet, boxOf, isTooWide } from './near.ts'
import { commonBorder, endOn, stretchBetween } from './redraw/common-border.ts'
import { handOver } from './redraw/hand-over.ts'
import { type Side, sidesAfter } from './redraw/sides.ts'
import { type Refused, refuse } from './refusal.ts'
import { layOut, relabel } from './relabel.ts'
import { tangledAt } from './tangled.ts'

/** Most children of one parent: two digits of a code. */
const MOST_CHILDREN = 99

/**
 * Makes a path the border of two grids in place of the stretch of their common border between its ends; the
 * ground between the two goes over to the other grid. Which stretch where there are two: see `stretchBetween`;
 * what becomes of the grids below: see `handOver`.
 */
export function redrawBoundary({ snapshot }: Plan, action: RedrawBoundary): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const { between, path } = action
  const unknown = between.find((key) => !hierarchy.has(key))
  if (unknown !== undefined) return refuse('no-such-grid', { grid: unknown })
  const [a, b] = [hierarchy.grid(between[0]), hierarchy.grid(between[1])]
  const first = path[0]
  const last = path[path.length - 1]
  if (a === b || first === undefined || last === undefined || String(first) === String(last)) {
    return refuse('malformed', first && { at: first })
  }
  if (a.level !== b.level) return refuse('different-level', { at: first, grid: b.key })
  if (a.community !== b.community) return refuse('different-community', { at: first, grid: b.key })

  const sideOf = sidesOf(snapshot, hierarchy, between)
  const faces = ([0, 1] as const).map((side) => snapshot.faces.filter((_, f) => sideOf[f] === side))
  const border = commonBorder(faces[0]!, faces[1]!)
  if (border.length === 0) return refuse('not-adjacent', { at: first, grid: b.key })
  const box = bboxOf([path, ...border])
  if (isTooWide(snapshot.faces, [...path, ...border.flat()])) return refuse('too-wide', { at: first })
  const ends = [endOn(border, first), endOn(border, last)] as const
  if (ends[0] === null || ends[1] === null) {
    return refuse('ends-off-border', { at: ends[0] === null ? first : last })
  }
  const stretch = stretchBetween(border, path, ends[0], ends[1], snapshot.scale)
  if (stretch === null) return refuse('ends-off-border', { at: last })

  const taken = new Set<number>()
  sideOf.forEach((side, f) => {
    if (side !== -1 && boxesMeet(boxOf(snapshot.faces[f]!.polygon), box)) taken.add(f)
  })
  // The path overshoots where rounding kept its ends off the border.
  const line = [
    ...(ends[0].across === null ? [] : [ends[0].across]),
    ...path,
    ...(ends[1].across === null ? [] : [ends[1].across]),
  ]
  const drawn = { positions: line, closed: false }
  const tangled = tangledAt([drawn])
  if (tangled !== null) return refuse('crosses', { at: tangled })
  const ground = layOut(snapshot, taken, [drawn])
  const before = Array.from(ground.faceOf, (f): Side => (f === -1 ? -1 : sideOf[f]!))
  const after = sidesAfter(ground, before, { ends: [first, last], forward: stretch.forward })
  if ('refused' in after) return after

  const staying = new Set<GridKey>()
  snapshot.faces.forEach(({ holder }, f) => {
    if (sideOf[f] === -1 || taken.has(f)) return
    for (const { key } of hierarchy.upwards(holder!)) staying.add(key)
  })
  const handed = handOver(snapshot, ground, between, before, after, staying)
  if ('refused' in handed) return handed
  const grids = snapshot.grids.map((grid) => handed.grids.get(grid.key) ?? grid)
  const relabelled = relabel(snapshot, ground, handed.labels)
  const lost = vanished(snapshot, relabelled.faces, grids, between)
  if (lost !== null) return refuse('would-vanish', { at: first, grid: lost })
  for (const { parent } of handed.grids.values()) {
    if (grids.filter((grid) => grid.parent === parent).length > MOST_CHILDREN) {
      return refuse('too-many-children', { at: first, grid: parent! })
    }
  }
  return { ...relabelled, grids }
}

/** For each face which of two grids it is ground of. */
function sidesOf(snapshot: Snapshot, hierarchy: Hierarchy, between: readonly [GridKey, GridKey]): Side[] {
  const side = new Map<GridKey, Side>()
  between.forEach((top, s) => {
    const below = new Set([top])
    for (const key of below) for (const child of hierarchy.childrenOf(key)) below.add(child.key)
    for (const key of below) side.set(key, s as Side)
  })
  return snapshot.faces.map(({ holder }) => (holder === null ? -1 : (side.get(holder) ?? -1)))
}

/** A grid of the two or below them that had ground, or children, and is left with none; null for none. */
function vanished(
  snapshot: Snapshot,
  facesAfter: readonly Face[],
  gridsAfter: readonly Grid[],
  between: readonly GridKey[],
): GridKey | null {
  const before = hierarchyOf(snapshot.grids)
  const after = hierarchyOf(gridsAfter)
  const held = new Set<GridKey>()
  for (const { holder } of facesAfter) {
    if (holder !== null) for (const { key } of after.upwards(holder)) held.add(key)
  }
  for (const { holder } of snapshot.faces) {
    if (holder === null || !before.upwards(holder).some(({ key }) => between.includes(key))) continue
    const lost = before
      .upwards(holder)
      .find(({ key }) => !held.has(key) || (after.isLeaf(key) && !before.isLeaf(key)))
    if (lost !== undefined) return lost.key
  }
  return null
}
