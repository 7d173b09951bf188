import { type CrsId, isCrs, type LayerHead } from '#contract/import-files.ts'

/**
 * The reference system of a layer: the one it names, else the one that its numbers are likely to be in, near a longitude.
 * Degrees where nothing tells.
 */
export function suggestCrs(
  { crs, extent }: Pick<LayerHead, 'crs' | 'extent'>,
  nearLon: number | null,
): CrsId {
  if (crs.id !== null) return crs.id
  if (extent === null) return 'EPSG:4326'
  const [minX, minY, maxX, maxY] = extent
  const isDegrees = minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90
  return isDegrees ? 'EPSG:4326' : (metres(minX, nearLon) ?? 'EPSG:4326')
}

/** Eastings in metres: of a zone that they begin with, of Web Mercator, or of the 3° zone of the place. */
function metres(x: number, nearLon: number | null): CrsId | null {
  const zone = Math.floor(x / 1_000_000)
  if (zone >= 25 && zone <= 45) return known(4513 + zone - 25)
  if (x > 8_000_000 && x < 15_100_000) {
    // Web Mercator has no zones: only where the place fits no zone of 6° so well is it what it looks like.
    const mercator = nearLon === null ? null : Math.abs((x / 20_037_508.34) * 180 - nearLon)
    return mercator !== null && mercator > 3 && zone >= 13 ? known(4491 + zone - 13) : 'EPSG:3857'
  }
  if (zone >= 16 && zone <= 23) return known(4491 + zone - 13)
  if (nearLon === null || x < 100_000 || x > 900_000) return null
  return known(4534 + Math.round(nearLon / 3) - 25)
}

function known(code: number): CrsId | null {
  const crs = `EPSG:${code}`
  return isCrs(crs) ? crs : null
}
