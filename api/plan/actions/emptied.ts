import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Grid } from '../snapshot.ts'
import type { Applied } from './apply.ts'
import { hasGround } from './held.ts'
import { placeOf } from './merge/joined.ts'
import { type Refused, refuse } from './refusal.ts'

/** Refuses what was done where a grid that had ground, its own or below it, is still there without any. */
export function emptiedIn({ snapshot }: Plan, { plan: after, change }: Applied): Refused | null {
  const hierarchy = hierarchyOf(snapshot.grids)
  const suspects = [...losers(hierarchy, change.faces), ...abandoned(hierarchy, change.grids)]
  if (suspects.length === 0) return null
  const then = hierarchyOf(after.snapshot.grids)
  const grid = suspects.find(
    ({ key }) =>
      then.has(key) &&
      !hasGround(after.snapshot.faces, then, key) &&
      hasGround(snapshot.faces, hierarchy, key),
  )
  return grid === undefined
    ? null
    : refuse('would-vanish', { ...placeOf(change.faces.before), grid: grid.key })
}

/** Grids that a change took a face from without giving them another, and all above them. */
function losers({ upwards }: Hierarchy, { before, after }: Applied['change']['faces']): Grid[] {
  const held = new Set(after.map(({ holder }) => holder))
  const lost = new Set(before.flatMap(({ holder }) => (holder === null || held.has(holder) ? [] : [holder])))
  return [...lost].flatMap((holder) => upwards(holder))
}

/** Grids that a change took a child from, and all above them. */
function abandoned({ upwards }: Hierarchy, { before, after }: Applied['change']['grids']): Grid[] {
  const now = new Map(after.map(({ key, parent }) => [key, parent]))
  const left = new Set(
    before.flatMap(({ key, parent }) => (parent === null || now.get(key) === parent ? [] : [parent])),
  )
  return [...left].flatMap((parent) => upwards(parent))
}
