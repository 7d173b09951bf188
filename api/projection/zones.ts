import type { CrsId } from '#contract/import-files.ts'

/** A zone of the Gauss–Krüger projection on CGCS2000. Eastings come first, as files of GIS have them. */
export interface Zone {
  readonly widthDeg: 3 | 6
  /** 13–23 of 6°, 25–45 of 3°. */
  readonly number: number
  readonly centralMeridian: number
  /** Metres: 500,000, with the zone's number of millions before it where eastings begin with the zone. */
  readonly falseEasting: number
}

/** First EPSG code, first zone and last zone of a family, and whether eastings begin with the zone. */
const FAMILIES = [
  { code: 4491, widthDeg: 6, first: 13, last: 23, prefixed: true },
  { code: 4502, widthDeg: 6, first: 13, last: 23, prefixed: false },
  { code: 4513, widthDeg: 3, first: 25, last: 45, prefixed: true },
  { code: 4534, widthDeg: 3, first: 25, last: 45, prefixed: false },
] as const

const ZONES: ReadonlyMap<CrsId, Zone> = new Map(
  FAMILIES.flatMap(({ code, widthDeg, first, last, prefixed }) =>
    Array.from({ length: last - first + 1 }, (_, i): [CrsId, Zone] => {
      const number = first + i
      const centralMeridian = widthDeg === 6 ? 6 * number - 3 : 3 * number
      const falseEasting = 500_000 + (prefixed ? number * 1_000_000 : 0)
      return [`EPSG:${code + i}`, { widthDeg, number, centralMeridian, falseEasting }]
    }),
  ),
)

/** The zone of a Gauss–Krüger reference system; null for any other. */
export function zoneOf(crs: CrsId): Zone | null {
  return ZONES.get(crs) ?? null
}

/**
 * The reference systems with these parameters. Two where eastings have no zone and the meridian is one of 6° zones:
 * the 3° and the 6° zone are then the same projection; the 3° one comes first.
 */
export function zonesWith(centralMeridian: number, falseEasting: number): CrsId[] {
  return [...ZONES]
    .filter(([, zone]) => zone.centralMeridian === centralMeridian && zone.falseEasting === falseEasting)
    .sort(([, a], [, b]) => a.widthDeg - b.widthDeg)
    .map(([crs]) => crs)
}
