import type { Board, BoardGrid, ChartNode } from '#contract/boards.ts'

/** What a board shows one after the other beside its map. */
export type Slide =
  | { readonly kind: 'overview' }
  | { readonly kind: 'grid'; readonly grid: BoardGrid; readonly inside: readonly BoardGrid[] }
  | { readonly kind: 'chart'; readonly root: ChartNode }
  | { readonly kind: 'services' }

/** Lines of the chart that one slide holds in type that is read from across a hall. */
const LINES = 14

/** A chart as slides: the root on each, with as many of its branches as can be read. */
function inPages(root: ChartNode): ChartNode[] {
  const pages: ChartNode[][] = [[]]
  let lines = 0
  for (const branch of root.children) {
    const tall = 1 + branch.children.length
    if (lines > 0 && lines + tall > LINES) {
      pages.push([])
      lines = 0
    }
    pages.at(-1)!.push(branch)
    lines += tall
  }
  return pages.map((children) => ({ ...root, children }))
}

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
    ...board.chart.flatMap(inPages).map((root): Slide => ({ kind: 'chart', root })),
    ...grids,
    ...(board.facilities.length > 0 ? [{ kind: 'services' } as const] : []),
  ]
}
