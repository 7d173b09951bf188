import { hierarchyOf } from '#plan/hierarchy.ts'
import type { GridKey, Snapshot } from '#plan/snapshot.ts'
import type { GroundDots } from './ground-dots.ts'

/** Households of a grid and all below it. */
export function householdsIn(snapshot: Snapshot, grid: GridKey, ground: GroundDots): number {
  const hierarchy = hierarchyOf(snapshot.grids)
  let sum = 0
  for (const { holder, polygon } of snapshot.faces) {
    if (holder !== null && hierarchy.upwards(holder).some(({ key }) => key === grid))
      sum += ground.count(polygon)
  }
  return sum
}
