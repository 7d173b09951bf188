import { holds } from '#plan/difference/lineage.ts'
import type { Difference } from '#plan/difference.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { Language } from '../../errors.ts'
import type { GridPost } from '../../repositories/handovers.ts'
import { dayBefore, heldOn } from './handover-sheets.ts'

/** Somebody who answers for other households afterwards. */
export interface StaffAffected {
  readonly staff: string
  readonly name: string
  readonly role: string
  readonly grid: Grid
  readonly losing: number
  readonly gaining: number
  readonly ends: boolean
}

interface Affected {
  readonly grid: Grid
  losing: number
  gaining: number
}

/**
 * Posts held on the day or the day before, on grids that lose or gain households at any level or are gone; by level
 * and name of the grid, who answers first in front.
 */
export function staffAffected(
  { stands, grids }: Difference,
  {
    posts,
    day,
    language,
    remains,
  }: {
    readonly posts: readonly GridPost[]
    readonly day: string
    readonly language: Language
    readonly remains: ReadonlySet<GridKey>
  },
): StaffAffected[] {
  const affected = new Map<GridKey, Affected>()
  const entry = (grid: Grid): Affected => {
    const known = affected.get(grid.key)
    if (known !== undefined) return known
    const fresh = { grid, losing: 0, gaining: 0 }
    affected.set(grid.key, fresh)
    return fresh
  }
  for (const { change, grid } of grids) if (change === 'removed') entry(grid)
  for (const { from, to, households } of stands) {
    if (households === 0) continue
    for (const grid of from) if (!holds(to, grid.key)) entry(grid).losing += households
    for (const grid of to) if (!holds(from, grid.key)) entry(grid).gaining += households
  }
  const byGrid = [...affected.values()].sort(
    (a, b) => a.grid.level - b.grid.level || (a.grid.name < b.grid.name ? -1 : 1),
  )
  return byGrid.flatMap(({ grid, losing, gaining }) =>
    posts
      .filter((post) => post.grid === grid.key && (heldOn(post, day) || heldOn(post, dayBefore(day))))
      .map((post) => ({
        staff: post.staff,
        name: post.name,
        role: post[language],
        grid,
        losing,
        gaining,
        ends: !remains.has(grid.key),
      })),
  )
}
