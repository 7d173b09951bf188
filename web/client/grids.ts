import { type GridCollection, type GridDetail, gridCollection, gridDetail } from '#contract/grids.ts'
import { type Answer, request } from './request.ts'

/** Grids of one level in force, as GeoJSON. */
export function gridsOfLevel(level: 1 | 2 | 3): Promise<Answer<GridCollection>> {
  return request(gridCollection, `/api/grids?level=${level}`)
}

/** Where the grids of all levels are to be had that lie in a box of `[west, south, east, north]` degrees, as GeoJSON. */
export function gridsInBoxPath(box: readonly number[]): string {
  return `/api/grids?bbox=${box.join()}`
}

/** The grids of all levels in a box. */
export function gridsInBox(box: readonly number[]): Promise<Answer<GridCollection>> {
  return request(gridCollection, gridsInBoxPath(box))
}

/** One grid in force with its shape, staff, children and counts. */
export function gridByCode(code: string): Promise<Answer<GridDetail>> {
  return request(gridDetail, `/api/grids/${encodeURIComponent(code)}`)
}
