import { type GridCollection, type GridDetail, gridCollection, gridDetail } from '#contract/grids.ts'
import { type Answer, request } from './request.ts'

/** Grids of one level in force, as GeoJSON. */
export function gridsOfLevel(level: 1 | 2 | 3): Promise<Answer<GridCollection>> {
  return request(gridCollection, `/api/grids?level=${level}`)
}

/** One grid in force with its shape, staff, children and counts. */
export function gridByCode(code: string): Promise<Answer<GridDetail>> {
  return request(gridDetail, `/api/grids/${encodeURIComponent(code)}`)
}
