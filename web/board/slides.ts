import type { Board, BoardGrid, ChartNode } from '#contract/boards.ts'

/** What a board shows one after the other beside its map. */
export type Slide =
  | { readonly kind: 'overview' }
  | { readonly kind: 'grid'; readonly grid: BoardGrid; readonly inside: readonly BoardGrid[] }
  | { readonly kind: 'chart'; readonly roots: readonly ChartNode[] }
  | { readonly kind: 'services' }

/** The slides of a board: all of it, each first-level grid, its organisation, its services. */
export function slidesOf(board: Board): Slide[] {
  const grids = board.grids
    .filter(({ level }) => level === 1)
    .map(
      (grid): Slide => ({
        kind: 'grid',
        grid,
        inside: board.grids.filter(({ parent }) => parent === grid.code),
      }),
    )
  return [
    { kind: 'overview' },
    ...(board.chart.length > 0 ? [{ kind: 'chart', roots: board.chart } as const] : []),
    ...grids,
    ...(board.facilities.length > 0 ? [{ kind: 'services' } as const] : []),
  ]
}
