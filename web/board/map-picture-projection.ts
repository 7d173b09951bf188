import type { Bounds } from '../map/bounds.ts'

/** Share of the picture kept free on each side; below stand the words of the page. */
const MARGIN = 0.05
const MARGIN_BELOW = 0.15

/** Length of a degree of latitude, as a sphere of the Earth's mean circumference has it. */
const METRES_PER_DEGREE = 111_320

/** From degrees (longitude first) to pixels of the picture (from its upper left corner) and back. */
export interface Projection {
  toPixels(position: readonly number[]): readonly [x: number, y: number]
  toDegrees(x: number, y: number): readonly [lon: number, lat: number]
  readonly metresPerPixel: number
}

/**
 * Fits a box into a picture with north up and equal scale both ways at its middle; over a county the difference to a
 * true Mercator map is less than a line's width.
 */
export function projection([west, south, east, north]: Bounds, width: number, height: number): Projection {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (width * (1 - 2 * MARGIN)) / Math.max((east - west) * shrink, 1e-9),
    (height * (1 - MARGIN - MARGIN_BELOW)) / Math.max(north - south, 1e-9),
  )
  const [lon0, lat0] = [(west + east) / 2, (south + north) / 2]
  const [x0, y0] = [width / 2, (height * (1 + MARGIN - MARGIN_BELOW)) / 2]
  return {
    toPixels: ([lon, lat]) => [x0 + (lon! - lon0) * shrink * scale, y0 - (lat! - lat0) * scale],
    metresPerPixel: METRES_PER_DEGREE / scale,
    toDegrees: (x, y) => [lon0 + (x - x0) / (shrink * scale), lat0 - (y - y0) / scale],
  }
}
