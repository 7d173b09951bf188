import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Describe } from './action.ts'
import type { Edit } from './edit.ts'
import { type Refused, refuse } from './refusal.ts'

/** Gives a grid another name, kind or band. */
export function describe({ snapshot }: Plan, action: Describe): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  if (!hierarchy.has(action.grid)) return refuse('no-such-grid', { grid: action.grid })
  const grid = hierarchy.grid(action.grid)
  const { name = grid.name, kind = grid.kind, urban = grid.urban, band = grid.band } = action
  if (name.trim() === '' || (band !== null && band.min > band.max)) {
    return refuse('malformed', { grid: grid.key })
  }
  const same =
    name === grid.name &&
    kind === grid.kind &&
    urban === grid.urban &&
    band?.min === grid.band?.min &&
    band?.max === grid.band?.max
  if (same) return refuse('no-change', { grid: grid.key })
  const described = { ...grid, name, kind, urban, band }
  return { grids: snapshot.grids.map((each) => (each === grid ? described : each)) }
}
