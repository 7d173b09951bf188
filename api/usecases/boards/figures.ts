import type { Figure } from '#contract/boards.ts'
import { toDegrees } from '#geometry/position.ts'
import type { LivePlan } from '../../live.ts'
import type { BoardRow } from '../../repositories/boards.ts'
import { publicCount } from '../coverage/public-count.ts'
import type { BoardExtent } from './extent.ts'

/** What a board counts besides grids, buildings and households. */
interface Counted {
  readonly staff: number
  readonly facilities: number
}

/**
 * The numbers of a board. Counts that could point at a household are null under five; how much is covered is a share
 * of buildings, because the few households outside would be told by a difference.
 */
export function boardFigures(
  live: LivePlan,
  row: BoardRow,
  extent: BoardExtent,
  { staff, facilities }: Counted,
): Figure[] {
  const atLevel = (level: number) =>
    extent.grids.filter(({ feature }) => feature.properties.level === level).length
  const communities = new Set(extent.grids.map(({ feature }) => feature.properties.community))
  const households =
    extent.grid === null
      ? [...communities].reduce((sum, code) => sum + (live.grids.householdsOf(code) ?? 0), 0)
      : (extent.grid.counts.households ?? 0)
  const { all, held } = buildingsOf(live, row, extent)
  const figures: Figure[] = [
    ...([1, 2, 3] as const).map((level) => ({ key: `grids${level}` as const, value: atLevel(level) })),
    { key: 'buildings', value: publicCount(all) },
    { key: 'households', value: publicCount(households) },
    { key: 'staff', value: staff },
    { key: 'facilities', value: facilities },
    { key: 'covered', value: publicCount(all) && Math.floor((held / all) * 100) },
  ]
  // A level that is not there is no number to show, and what lies in a grid is covered by it.
  return figures.filter(({ key, value }) =>
    key === 'covered' ? extent.grid === null : !key.startsWith('grids') || value !== 0,
  )
}

/** Buildings with a door there, and those of them with a door that some grid holds. */
function buildingsOf({ inForce, locator }: LivePlan, { code }: BoardRow, { grid, byKey }: BoardExtent) {
  const names = new Set(
    inForce.jurisdictions.filter((each) => each.code.startsWith(code)).map(({ name }) => name),
  )
  const doors = inForce.doors.filter(({ communityName }) => names.has(communityName))
  const shown = new Set([...byKey.values()].map(({ feature }) => feature.id))
  const holders = locator.locateMany(doors.map(({ position }) => toDegrees(position) as [number, number]))
  const held = new Set(doors.filter((_, i) => shown.has(holders[i] ?? '')).map(({ building }) => building))
  const all = grid === null ? new Set(doors.map(({ building }) => building)) : held
  return { all: all.size, held: held.size }
}
