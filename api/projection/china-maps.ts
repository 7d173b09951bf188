import { gcjToBd, toGcj } from '#geometry/china-offset.ts'
import type { Pair, Transform } from './crs.ts'

/** WGS 84 → GCJ-02, in degrees. */
export const toGcj02: Transform = (lon, lat) => (isInChina(lon, lat) ? toGcj(lon, lat) : [lon, lat])

/** WGS 84 → BD-09, in degrees. */
export const toBd09: Transform = (lon, lat) => gcjToBd(...toGcj02(lon, lat))

/** GCJ-02 → WGS 84, in degrees. */
export const fromGcj02: Transform = (lon, lat) => undone(toGcj02, lon, lat)

/** BD-09 → WGS 84, in degrees. */
export const fromBd09: Transform = (lon, lat) => undone(toBd09, lon, lat)

/** The rough box in which web maps move what they show, after the package gcoord. */
function isInChina(lon: number, lat: number): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271
}

/**
 * The place that `there` moves to (lon, lat). Each round takes off what is left over; the offsets change by less than
 * 1 % of the way, so three to five rounds end below 1e-11°. Twenty are enough for whatever is no place at all.
 */
function undone(there: Transform, lon: number, lat: number): Pair {
  let [x, y] = [lon, lat]
  for (let round = 0; round < 20; round++) {
    const [atX, atY] = there(x, y)
    x -= atX - lon
    y -= atY - lat
    if (Math.abs(atX - lon) < 1e-12 && Math.abs(atY - lat) < 1e-12) break
  }
  return [x, y]
}
