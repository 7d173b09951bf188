import { apportion } from './apportion.ts'
import type { GridDraft } from './plan-of-town.ts'
import type { Random } from './random.ts'

/** Households planted on purpose: one second-level grid over its band, one under, and an inner gap. */
export const OVER_BAND = 318
export const UNDER_BAND = 178
export const INNER_GAP = 23

/** Second-level grids chosen for what is planted in the sample. */
export interface PlantedGrids {
  readonly over: GridDraft
  readonly under: GridDraft
  readonly holder: GridDraft
}

/**
 * Decides how many households every third-level grid shall have, so that a second-level grid has what its
 * children add up to and the community its total.
 */
export function setTargets(
  seconds: readonly GridDraft[],
  total: number,
  planted: PlantedGrids | null,
  random: Random,
): void {
  const fixed = new Map<GridDraft, number>()
  if (planted !== null) fixed.set(planted.over, OVER_BAND).set(planted.under, UNDER_BAND)
  const free = seconds.filter((grid) => !fixed.has(grid))
  const rest = total - [...fixed.values()].reduce((a, b) => a + b, 0)
  const shares = apportion(
    rest,
    free.map((grid) => (lived(grid) + (grid === planted?.holder ? 0.75 : 0)) * random.between(0.98, 1.02)),
  )
  free.forEach((grid, i) => {
    fixed.set(grid, shares[i]!)
  })
  for (const [grid, wanted] of fixed) {
    const gap = grid === planted?.holder ? INNER_GAP : 0
    grid.wanted = gap
    const leaves = grid.children.filter((leaf) => !leaf.dedicated)
    const counts = apportion(
      wanted - gap,
      leaves.map(() => random.between(0.94, 1.06)),
    )
    leaves.forEach((leaf, i) => {
      leaf.wanted = counts[i]!
    })
  }
}

/** Third-level grids with households of their own. */
export function lived(grid: GridDraft): number {
  return grid.children.filter((leaf) => !leaf.dedicated).length
}
