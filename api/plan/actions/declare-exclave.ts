import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { DeclareExclave } from './action.ts'
import type { Edit } from './edit.ts'
import { type Refused, refuse } from './refusal.ts'

/** Notes that a grid is meant to lie in several parts, or no longer. */
export function declareExclave({ snapshot }: Plan, { grid: key, exclave }: DeclareExclave): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  if (!hierarchy.has(key)) return refuse('no-such-grid', { grid: key })
  if (hierarchy.grid(key).exclave === exclave) return refuse('no-change', { grid: key })
  return { grids: snapshot.grids.map((grid) => (grid.key === key ? { ...grid, exclave } : grid)) }
}
