import { hierarchyOf } from '#plan/hierarchy.ts'
import type { GridKey, Snapshot } from '#plan/snapshot.ts'
import type { GroundDots } from './ground-dots.ts'

/** Households of every grid and all below it, each face counted once for as long as it stays the same. */
export function householdsByGrid(snapshot: Snapshot, ground: GroundDots): Map<GridKey, number> {
  const hierarchy = hierarchyOf(snapshot.grids)
  const counts = new Map<GridKey, number>()
  for (const { holder, polygon } of snapshot.faces) {
    if (holder === null) continue
    const count = ground.count(polygon)
    for (const { key } of hierarchy.upwards(holder)) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}
