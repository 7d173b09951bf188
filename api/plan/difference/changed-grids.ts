import { hierarchyOf } from '../hierarchy.ts'
import type { Grid, GridKey, Snapshot } from '../snapshot.ts'
import { areasOf, counterpart, holds } from './lineage.ts'
import type { Chain, Passing } from './passing-ground.ts'
import { householdsByGrid, type Move } from './stands.ts'

/**
 * A grid that is not the same in both plans. `moved` has other ground or another parent, `described` only another
 * name, kind, band or the like. `grid` is its version in the later plan where it is there.
 */
export interface GridChange {
  readonly change: 'added' | 'removed' | 'moved' | 'described'
  readonly grid: Grid
  /** Of the ground that it lost or gained. */
  readonly areaM2: number
  readonly householdsBefore: number
  readonly householdsAfter: number
  /** Grids that its ground went to or came from, the largest piece first. */
  readonly others: readonly Grid[]
}

/** Every grid that changed, by level and name. `moves` are all stands under both plans, also unmoved ones. */
export function changedGrids(
  before: Snapshot,
  after: Snapshot,
  passing: readonly Passing[],
  moves: readonly Move[],
): GridChange[] {
  const old = hierarchyOf(before.grids)
  const young = hierarchyOf(after.grids)
  const exchanged = exchanges(passing)
  const whole = { old: areasOf(before), young: areasOf(after) }
  const counts = { old: householdsByGrid(moves, 'from'), young: householdsByGrid(moves, 'to') }
  const changes = (change: GridChange['change'], grid: Grid): GridChange => {
    const exchange = exchanged.get(grid.key)
    return {
      change,
      grid,
      areaM2:
        change === 'added'
          ? (whole.young.get(grid.key) ?? 0)
          : change === 'removed'
            ? (whole.old.get(grid.key) ?? 0)
            : (exchange?.areaM2 ?? 0),
      householdsBefore: counts.old.get(grid.key) ?? 0,
      householdsAfter: counts.young.get(grid.key) ?? 0,
      others: exchange?.others() ?? [],
    }
  }
  const removed = before.grids.filter(({ key }) => !young.has(key)).map((grid) => changes('removed', grid))
  const others = after.grids.flatMap((grid) => {
    if (!old.has(grid.key)) return [changes('added', grid)]
    const was = old.grid(grid.key)
    if (exchanged.has(grid.key) || was.parent !== grid.parent) return [changes('moved', grid)]
    return descriptionOf(was) === descriptionOf(grid) ? [] : [changes('described', grid)]
  })
  return [...removed, ...others].sort(
    (a, b) =>
      a.grid.level - b.grid.level || compare(a.grid.name, b.grid.name) || compare(a.grid.key, b.grid.key),
  )
}

/** Code points, not the reader's language: the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function descriptionOf({ level, kind, urban, name, band, exclave }: Grid): string {
  return JSON.stringify([level, kind, urban, name, band?.min, band?.max, exclave])
}

interface Exchange {
  readonly areaM2: number
  others(): readonly Grid[]
}

/** What each grid gave away and got. */
function exchanges(passing: readonly Passing[]): Map<GridKey, Exchange> {
  const ledger = new Map<GridKey, { areaM2: number; with: Map<GridKey, { grid: Grid; areaM2: number }> }>()
  const book = (one: Chain, other: Chain, areaM2: number) => {
    for (const { key, level } of one) {
      if (holds(other, key)) continue
      const entry = ledger.get(key) ?? { areaM2: 0, with: new Map() }
      ledger.set(key, entry)
      entry.areaM2 += areaM2
      const grid = counterpart(other, level)
      if (grid === null) continue
      const so = entry.with.get(grid.key)?.areaM2 ?? 0
      entry.with.set(grid.key, { grid, areaM2: so + areaM2 })
    }
  }
  for (const { from, to, areaM2 } of passing) {
    book(from, to, areaM2)
    book(to, from, areaM2)
  }
  return new Map(
    [...ledger].map(([key, entry]) => [
      key,
      {
        areaM2: entry.areaM2,
        others: () =>
          [...entry.with.values()]
            .sort((a, b) => b.areaM2 - a.areaM2 || compare(a.grid.key, b.grid.key))
            .map(({ grid }) => grid),
      },
    ]),
  )
}
