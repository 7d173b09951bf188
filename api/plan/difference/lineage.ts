import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { hierarchyOf } from '../hierarchy.ts'
import type { Grid, GridKey, Level, Snapshot } from '../snapshot.ts'
import type { Chain, Passing } from './passing-ground.ts'

/** A grid of a later plan on ground that a grid of an earlier one held; `share` is of the earlier one's area. */
export interface Descent {
  readonly ancestor: GridKey
  readonly successor: GridKey
  /** Above 0, at most 1. The shares of an ancestor add up to less than 1 where its ground is left unheld. */
  readonly share: number
}

/**
 * Who succeeds every grid that lost ground or is gone, the largest share first: on each piece the grid of the same
 * level, or where none reaches so deep the deepest one; and the grid itself with what it kept. A grid that only
 * gained has no successor but itself and is not listed. `passing` as `passingGround` has it for these two plans.
 */
export function lineageOf(before: Snapshot, after: Snapshot, passing: readonly Passing[]): Descent[] {
  const areas = areasOf(before)
  const remains = hierarchyOf(after.grids).has
  return hierarchySorted(before.grids).flatMap(({ key, level }) => {
    const area = areas.get(key) ?? 0
    const lost = passing.filter(({ from, to }) => holds(from, key) && !holds(to, key))
    if (lost.length === 0 || area === 0) return []
    const gains = new Map<GridKey, number>()
    for (const { to, areaM2 } of lost) {
      const heir = counterpart(to, level)
      if (heir !== null) gains.set(heir.key, (gains.get(heir.key) ?? 0) + areaM2)
    }
    const kept = area - lost.reduce((sum, piece) => sum + piece.areaM2, 0)
    if (remains(key) && kept > 0) gains.set(key, kept)
    return [...gains]
      .map(
        ([successor, gained]): Descent => ({ ancestor: key, successor, share: Math.min(1, gained / area) }),
      )
      .sort((a, b) => b.share - a.share || (a.successor < b.successor ? -1 : 1))
  })
}

/** What stands for a grid of `level` in another chain: the grid of that level, else the deepest above it. */
export function counterpart(chain: Chain, level: Level): Grid | null {
  return chain.find((grid) => grid.level <= level) ?? null
}

/** Whether a grid is among those of a chain. */
export function holds(chain: Chain, key: GridKey): boolean {
  return chain.some((grid) => grid.key === key)
}

/** Square metres of every grid with ground, those below it included. */
export function areasOf({ faces, grids, scale }: Snapshot): Map<GridKey, number> {
  const { upwards } = hierarchyOf(grids)
  const areas = new Map<GridKey, number>()
  for (const { holder, polygon } of faces) {
    if (holder === null) continue
    const area = areaM2(polygonTwiceArea(polygon), scale)
    for (const { key } of upwards(holder)) areas.set(key, (areas.get(key) ?? 0) + area)
  }
  return areas
}

function hierarchySorted(grids: readonly Grid[]): readonly Grid[] {
  return grids.toSorted((a, b) => a.level - b.level || (a.key < b.key ? -1 : 1))
}
