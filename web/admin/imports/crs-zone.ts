import { CRS_IDS, type CrsId } from '#contract/import-files.ts'

/** A zone of CGCS2000 Gauss–Krüger; `prefixed`: its eastings begin with the number of the zone. */
interface CrsZone {
  readonly width: 3 | 6
  readonly zone: number
  readonly meridian: number
  readonly prefixed: boolean
}

/** The rows of EPSG codes: which code stands for the first zone, and how wide the zones are. */
const ROWS = [
  { from: 4491, to: 4501, width: 6, first: 13, prefixed: true },
  { from: 4502, to: 4512, width: 6, first: 13, prefixed: false },
  { from: 4513, to: 4533, width: 3, first: 25, prefixed: true },
  { from: 4534, to: 4554, width: 3, first: 25, prefixed: false },
] as const

/** Which zone a reference system is; null for those of the whole country or world. */
export function zoneOf(crs: CrsId): CrsZone | null {
  const code = crs.startsWith('EPSG:') ? Number(crs.slice(5)) : Number.NaN
  const row = ROWS.find(({ from, to }) => code >= from && code <= to)
  if (row === undefined) return null
  const zone = row.first + code - row.from
  return {
    width: row.width,
    zone,
    meridian: row.width === 6 ? 6 * zone - 3 : 3 * zone,
    prefixed: row.prefixed,
  }
}

/** Reference systems in the order they are offered: the usual, zones of the place (longitude in degrees), all others. */
export function crsInOrder(lon: number | null): {
  readonly usual: CrsId[]
  readonly here: CrsId[]
  readonly others: CrsId[]
} {
  const zones = CRS_IDS.filter((crs) => zoneOf(crs) !== null)
  const isHere = (crs: CrsId) => {
    const zone = zoneOf(crs)
    return zone !== null && lon !== null && Math.abs(lon - zone.meridian) <= zone.width / 2
  }
  return {
    usual: CRS_IDS.filter((crs) => zoneOf(crs) === null),
    here: zones.filter(isHere),
    others: zones.filter((crs) => !isHere(crs)),
  }
}
