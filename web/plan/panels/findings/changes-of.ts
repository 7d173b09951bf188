import type { GridKey, Snapshot } from '#plan/snapshot.ts'
import type { Counts } from '../tree/tally.ts'

/** A grid whose number of households differs; null where there is no such grid. */
export interface CountChange {
  readonly key: GridKey
  readonly name: string
  readonly before: number | null
  readonly now: number | null
}

/** Grids that come, go or hold another number of households in the second plan, the deepest level first. */
export function changesOf(
  before: Pick<Snapshot, 'grids'>,
  countsBefore: Counts,
  after: Pick<Snapshot, 'grids'>,
  countsAfter: Counts,
): CountChange[] {
  const was = new Map(before.grids.map((grid) => [grid.key, grid]))
  const is = new Map(after.grids.map((grid) => [grid.key, grid]))
  return [...new Map([...was, ...is]).values()]
    .sort((a, b) => b.level - a.level || (a.key < b.key ? -1 : 1))
    .flatMap(({ key, name }): CountChange[] => {
      const then = was.has(key) ? countsBefore.of(key) : null
      const now = is.has(key) ? countsAfter.of(key) : null
      return then === now ? [] : [{ key, name, before: then, now }]
    })
}
