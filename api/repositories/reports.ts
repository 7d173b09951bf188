import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** Whose counts: within the posts of a worker, or within the reach of a head, planner or administrator. */
export type Extent = 'in-sight' | 'in-reach'

/** First and last day of a period, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** A grid in force; `path` has 18 digits. */
export interface ReportGrid {
  readonly path: string
  readonly code: string
  readonly name: string
  readonly level: 1 | 2 | 3
}

/** Counts of the homes a path holds itself, those of grids below it not among them. */
export interface PathFigures {
  readonly path: string
  readonly households: number
  readonly covered: number
  readonly coveredThisYear: number
  readonly met: number
  readonly phone: number
  readonly notIn: number
  readonly away: number
  readonly refused: number
  readonly overdue: number
}

const queries = {
  grids: { 'in-sight': sql('reports/grids-in-sight'), 'in-reach': sql('reports/grids-in-reach') },
  figures: { 'in-sight': sql('reports/figures-in-sight'), 'in-reach': sql('reports/figures-in-reach') },
  patrols: { 'in-sight': sql('reports/patrols-in-sight'), 'in-reach': sql('reports/patrols-in-reach') },
}

/** Grids of an extent in the order of the hierarchy. */
export function gridsOfExtent(ask: Ask, county: string, extent: Extent): Promise<ReportGrid[]> {
  return ask.rows<ReportGrid>(queries.grids[extent], { county })
}

/** Counts by path; for `staff` in sight, for `planner` in reach. */
export function visitFigures(ask: Ask, extent: Extent, period: Period): Promise<PathFigures[]> {
  return ask.rows<PathFigures>(queries.figures[extent], { ...period })
}

/** How often grids were patrolled in a period, by path. */
export async function patrolFigures(
  ask: Ask,
  county: string,
  extent: Extent,
  period: Period,
): Promise<ReadonlyMap<string, number>> {
  const values = { ...period, county }
  const rows = await ask.rows<{ path: string; patrols: number }>(queries.patrols[extent], values)
  return new Map(rows.map(({ path, patrols }) => [path, patrols]))
}
