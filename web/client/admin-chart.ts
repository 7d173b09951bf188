import {
  type Chart,
  type ChartChange,
  type ChartUnit,
  chart,
  chartUnit,
  type NewChartUnit,
} from '#contract/staff.ts'
import { change } from './change.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'

/** The organisation chart, parents before children. */
export function wholeChart(): Promise<Answer<Chart>> {
  return request(chart, '/api/admin/chart')
}

export function addUnit(unit: NewChartUnit): Promise<Answer<ChartUnit>> {
  return post(chartUnit, '/api/admin/chart', unit)
}

export function changeUnit(id: string, what: ChartChange): Promise<Answer<ChartUnit>> {
  return change('PATCH', chartUnit, `/api/admin/chart/${id}`, what)
}

export function removeUnit(id: string): Promise<Answer<null>> {
  return tell('DELETE', `/api/admin/chart/${id}`)
}
