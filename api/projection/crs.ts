import proj4 from 'proj4'
import type { CrsId } from '#contract/import-files.ts'
import { fromBd09, fromGcj02, toBd09, toGcj02 } from './china-maps.ts'
import { zoneOf } from './zones.ts'

/** `[lon, lat]` in degrees of WGS 84 / CGCS2000, or `[x, y]` of a reference system, easting first. */
export type Pair = readonly [number, number]
export type Transform = (x: number, y: number) => Pair

/**
 * From a reference system to degrees of WGS 84 / CGCS2000. Metres or degrees in, easting or longitude first whatever
 * EPSG says of axes, as files have them. What cannot be a place in it gives `[NaN, NaN]`.
 */
export function toDegrees(crs: CrsId): Transform {
  return both(crs).toDegrees
}

/** From degrees of WGS 84 / CGCS2000 to a reference system; the inverse of `toDegrees` within 1e-9°. */
export function fromDegrees(crs: CrsId): Transform {
  return both(crs).fromDegrees
}

interface Both {
  readonly toDegrees: Transform
  readonly fromDegrees: Transform
}

const AS_IT_IS: Transform = (x, y) => [x, y]

function both(crs: CrsId): Both {
  switch (crs) {
    case 'EPSG:4326':
    case 'EPSG:4490':
      return { toDegrees: AS_IT_IS, fromDegrees: AS_IT_IS }
    case 'GCJ-02':
      return { toDegrees: fromGcj02, fromDegrees: toGcj02 }
    case 'BD-09':
      return { toDegrees: fromBd09, fromDegrees: toBd09 }
    case 'EPSG:3857':
      return projected('EPSG:4326', 'EPSG:3857')
    default:
      return gaussKrueger(crs)
  }
}

/** On GRS 80 without a shift of datum: CGCS2000 and WGS 84 are taken for each other. */
function gaussKrueger(crs: CrsId): Both {
  const zone = zoneOf(crs)
  if (zone === null) throw new Error(`no reference system ${crs}; wanted one of CRS_IDS`)
  const { centralMeridian, falseEasting } = zone
  const ground = '+ellps=GRS80 +no_defs'
  return projected(
    `+proj=longlat ${ground}`,
    `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +units=m ${ground}`,
  )
}

function projected(degrees: string, plane: string): Both {
  const way = proj4(degrees, plane)
  // proj4 throws on what is not finite; a row without a place is a row to report.
  const guarded = (go: (pair: number[]) => number[]): Transform => {
    return (x, y) => {
      if (!(Number.isFinite(x) && Number.isFinite(y))) return [Number.NaN, Number.NaN]
      const [a, b] = go([x, y]) as [number, number]
      return Number.isFinite(a) && Number.isFinite(b) ? [a, b] : [Number.NaN, Number.NaN]
    }
  }
  return {
    toDegrees: guarded((pair) => way.inverse(pair)),
    fromDegrees: guarded((pair) => way.forward(pair)),
  }
}
