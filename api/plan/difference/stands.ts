import type { Position } from '#geometry/position.ts'
import { assign, NO_FACE } from '../assign.ts'
import type { Ground } from '../ground.ts'
import { hierarchyOf } from '../hierarchy.ts'
import type { GridKey, Snapshot } from '../snapshot.ts'
import type { Chain } from './passing-ground.ts'

/** Where households of one building and unit stand, and how many; 0 for a building in which nobody lives. */
export interface Stand {
  readonly building: string
  readonly unit: string | null
  readonly position: Position
  readonly households: number
}

/** A stand under both plans. */
export interface Move extends Stand {
  readonly from: Chain
  readonly to: Chain
}

/** Households by building, unit and position; a building without any stands at its anchor. */
export function standsOf({ households, buildings }: Pick<Ground, 'households' | 'buildings'>): Stand[] {
  const stands = new Map<string, Stand>()
  const lived = new Set<string>()
  for (const { building, unit, position } of households) {
    const key = `${building} ${unit} ${position}`
    lived.add(building)
    stands.set(key, { building, unit, position, households: (stands.get(key)?.households ?? 0) + 1 })
  }
  const empty = buildings
    .filter(({ id }) => !lived.has(id))
    .map(({ id, anchor }): Stand => ({ building: id, unit: null, position: anchor, households: 0 }))
  return [...stands.values(), ...empty]
}

/** The chain of every stand under both plans, in order; those outside a plan have an empty one. */
export function placed(stands: readonly Stand[], before: Snapshot, after: Snapshot): Move[] {
  const old = chainsAt(before, stands)
  const young = chainsAt(after, stands)
  return stands.map((stand, i) => ({ ...stand, from: old[i]!, to: young[i]! }))
}

/** Households of every grid that has any, those below it included. */
export function householdsByGrid(moves: readonly Move[], side: 'from' | 'to'): Map<GridKey, number> {
  const counts = new Map<GridKey, number>()
  for (const move of moves) {
    for (const { key } of move[side]) counts.set(key, (counts.get(key) ?? 0) + move.households)
  }
  return counts
}

function chainsAt({ faces, grids }: Snapshot, stands: readonly Stand[]): Chain[] {
  const { upwards } = hierarchyOf(grids)
  const found = assign(
    faces,
    stands.map(({ position }) => position),
  )
  return [...found].map((f) => {
    const holder = f === NO_FACE ? null : faces[f]!.holder
    return holder === null ? [] : upwards(holder)
  })
}
