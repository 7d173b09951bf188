import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import type { Applied } from './apply.ts'
import { type Refused, refuse } from './refusal.ts'

/**
 * Why what was done would change a locked grid: the ground it covers with all below it, or what it is called.
 * A locked grid may be divided differently inside.
 */
export function lockedIn(plan: Plan, { plan: after, change }: Applied): Refused | null {
  const { grids, levels } = plan.locks
  if (grids.length === 0 && levels.length === 0) return null
  const keys = new Set(grids)
  const isLocked = (grid: Grid): boolean => keys.has(grid.key) || levels.includes(grid.level)
  const above = (of: Plan, holder: GridKey | null): readonly Grid[] =>
    holder === null ? [] : hierarchyOf(of.snapshot.grids).upwards(holder)

  for (const { polygon, from, to } of change.moved) {
    const grid = onlyInOne(above(plan, from?.holder ?? null), above(after, to?.holder ?? null)).find(isLocked)
    if (grid !== undefined) return refuse('locked', { at: polygon[0][0]!, grid: grid.key })
  }
  const before = new Map(change.grids.before.map((grid) => [grid.key, grid]))
  const now = new Map(change.grids.after.map((grid) => [grid.key, grid]))
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const was = before.get(key)
    const is = now.get(key)
    const described = [was, is].find((grid) => grid !== undefined && isLocked(grid))
    if (described !== undefined) return refuse('locked', { grid: key })
    // Under another parent, its ground leaves all above it and joins all above the new one.
    if (was === undefined || is === undefined || was.parent === is.parent) continue
    const grid = onlyInOne(above(plan, was.parent), above(after, is.parent)).find(isLocked)
    if (grid !== undefined) return refuse('locked', { grid: grid.key })
  }
  return null
}

function onlyInOne(a: readonly Grid[], b: readonly Grid[]): Grid[] {
  const without = (list: readonly Grid[], other: readonly Grid[]) =>
    list.filter(({ key }) => !other.some((grid) => grid.key === key))
  return [...without(a, b), ...without(b, a)]
}
