import type { Grid, GridKey, Level, Snapshot } from '#plan/snapshot.ts'

/** The grids of a community as last published, by what a file may call them. */
interface KnownGrids {
  /** The key of the grid of a level that bears a code, its own or the one it came with; undefined where none does. */
  readonly keyOf: (level: Level, code: string | null) => GridKey | undefined
  /** A snapshot whose grids, found by their own codes, still have the ones they came with. */
  readonly withSources: (snapshot: Snapshot) => Snapshot
}

export function knownGrids(grids: readonly Grid[]): KnownGrids {
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  const keys = new Map<string, GridKey>()
  const learn = (of: (grid: Grid) => string | null) => {
    for (const grid of grids) if (of(grid) !== null) keys.set(`${grid.level} ${of(grid)}`, grid.key)
  }
  // The code it came with goes before the one it was dealt: it is what the file's own office calls it.
  learn(({ code }) => code)
  learn(({ sourceCode }) => sourceCode)
  return {
    keyOf: (level, code) => (code === null ? undefined : keys.get(`${level} ${code}`)),
    withSources: (snapshot) => ({
      ...snapshot,
      grids: snapshot.grids.map((grid) => {
        const was = byKey.get(grid.key)
        return was?.sourceCode != null && grid.sourceCode === was.code
          ? { ...grid, sourceCode: was.sourceCode }
          : grid
      }),
    }),
  }
}
