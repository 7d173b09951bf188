import type { LivePlan } from '../../live.ts'
import type { BoardRow } from '../../repositories/boards.ts'
import type { GridRecord } from '../plans/grids-in-force.ts'

/** What a board is of: a jurisdiction, or one grid in force and what lies in it. */
export interface BoardExtent {
  /** Null where it is of the whole jurisdiction. */
  readonly grid: GridRecord | null
  /** The grids it shows, by code. */
  readonly grids: readonly GridRecord[]
  /** The same by key. */
  readonly byKey: ReadonlyMap<string, GridRecord>
  /** Whether something of a jurisdiction, at `[lon, lat]` in degrees, belongs to it. */
  holds(jurisdiction: string, position: readonly number[]): boolean
}

/** A board of a grid that is no longer in force is of its jurisdiction: a wall is never empty. */
export function boardExtent({ grids, locator }: LivePlan, { code, gridKey }: BoardRow): BoardExtent {
  const there = grids.all.filter(({ feature }) => feature.properties.community.startsWith(code))
  const grid = (gridKey !== null && there.find(({ key }) => key === gridKey)) || null
  const shown =
    grid === null ? there : there.filter(({ feature }) => grids.isWithin(feature.id, grid.feature.id))
  return {
    grid,
    grids: shown,
    byKey: new Map(shown.map((record) => [record.key, record])),
    holds(jurisdiction, [lon = Number.NaN, lat = Number.NaN]) {
      if (!jurisdiction.startsWith(code)) return false
      return grid === null || grids.isWithin(locator.locateMany([[lon, lat]])[0] ?? null, grid.feature.id)
    },
  }
}
