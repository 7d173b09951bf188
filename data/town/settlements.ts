import type { Settlement } from './census.ts'
import { type DrawnTown, OUTER_GAP } from './draw-town.ts'
import type { GridDraft } from './plan-of-town.ts'

/** A settlement with the grid it counts for; null on the outer gap. */
export interface GridSettlement extends Settlement {
  readonly grid: GridDraft | null
  /** The grid whose worker writes down what its people need. */
  readonly under: GridDraft | null
}

/** Everywhere people live: third-level grids, the inner gap under its holder, the outer gap, the village. */
export function settlementsOf(drawn: DrawnTown): GridSettlement[] {
  const settlements: GridSettlement[] = []
  for (const { first } of drawn.communities) {
    for (const two of first.flatMap((one) => one.children)) {
      for (const leaf of two.children) {
        settlements.push({ cells: leaf.cells, wanted: leaf.wanted, rural: false, grid: leaf, under: two })
      }
      if (two.cells.length > 0) {
        settlements.push({ cells: two.cells, wanted: two.wanted, rural: false, grid: two, under: two })
      }
    }
  }
  settlements.push({
    cells: [drawn.planted.outerGap],
    wanted: OUTER_GAP,
    rural: false,
    grid: null,
    under: null,
  })
  for (const grid of drawn.village.grids) {
    settlements.push({ cells: grid.cells, wanted: grid.wanted, rural: true, grid, under: grid })
  }
  return settlements
}
