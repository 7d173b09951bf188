import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const insert = sql('chart/insert')

/** A box of the organisation chart and the grid it answers for. */
export interface ChartUnit {
  readonly id: string
  readonly jurisdiction: string
  readonly parent: string | null
  readonly kind: 'committee' | 'branch' | 'group' | 'tier'
  readonly name: string
  /** Place among its siblings. */
  readonly ordinal: number
  readonly coversGrid: string | null
}

/** Adds units of the chart, parents first or together with their children. */
export function insertChart(ask: Ask, county: string, units: readonly ChartUnit[]): Promise<void> {
  return insertAll(ask, insert, county, units)
}
