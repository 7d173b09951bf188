import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('chart/insert'),
  list: sql('chart/list'),
  lock: sql('chart/lock'),
  add: sql('chart/add'),
  change: sql('chart/change'),
  remove: sql('chart/remove'),
}

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
  return insertAll(ask, queries.insert, county, units)
}

/** A unit of the chart as administrators see it. */
export interface ChartRow extends Omit<ChartUnit, 'coversGrid'> {
  readonly jurisdictionName: string
  readonly coversGrid: string | null
  readonly gridCode: string | null
  /** Null where no plan in force has the grid. */
  readonly gridName: string | null
  /** Posts of today and to come that hang on it. */
  readonly posts: number
  readonly children: number
}

/** Units within reach, siblings by ordinal; or one of them. */
export function chartWithin(ask: Ask, county: string, reach: string, id: string | null): Promise<ChartRow[]> {
  return ask.rows(queries.list, { county, reach, id })
}

/** Every unit of a county with what it hangs on, held until the transaction ends. */
export function lockChart(
  ask: Ask,
  county: string,
): Promise<Pick<ChartUnit, 'id' | 'parent' | 'jurisdiction'>[]> {
  return ask.rows(queries.lock, { county })
}

/** Adds one unit; false where the id is taken. */
export async function addChartUnit(ask: Ask, county: string, unit: ChartUnit): Promise<boolean> {
  return (await ask.oneOrNone(queries.add, { county, ...unit })) !== null
}

/** Changes all but the jurisdiction. */
export function changeChartUnit(ask: Ask, county: string, unit: ChartUnit): Promise<void> {
  return ask.none(queries.change, { county, ...unit })
}

/** Removes a unit without children; past posts lose it. */
export function removeChartUnit(ask: Ask, county: string, id: string): Promise<void> {
  return ask.none(queries.remove, { county, id })
}
