import type { Bbox } from '#geometry/bbox.ts'
import { type Position, UNITS_PER_DEGREE } from '#geometry/position.ts'

/** A reference system that positions can be asked for and given in. */
export interface Crs {
  readonly uri: string
  /** A lattice position as its two numbers, in the order of the system's axes. */
  readonly write: (position: Position) => [number, number]
  /** Two numbers in the order of its axes → longitude and latitude in degrees. */
  readonly read: (first: number, second: number) => [lon: number, lat: number]
  /** Whether two numbers can be a position in it. */
  readonly holds: (first: number, second: number) => boolean
}

/** Half the width of the Web Mercator square in metres, on the sphere it is computed on. */
const HALF = Math.PI * 6_378_137
/** Web Mercator ends here; latitudes beyond have no place in it. */
const MERCATOR_LAT = 85.06

const degrees = (units: number): number => units / UNITS_PER_DEGREE
const onEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

const lonLat = (uri: string): Crs => ({
  uri,
  write: ([x, y]) => [degrees(x), degrees(y)],
  read: (lon, lat) => [lon, lat],
  holds: onEarth,
})

/** Axis order of the EPSG register: latitude first. */
const latLon = (uri: string): Crs => ({
  uri,
  write: ([x, y]) => [degrees(y), degrees(x)],
  read: (lat, lon) => [lon, lat],
  holds: (lat, lon) => onEarth(lon, lat),
})

/** WGS 84, longitude first: what is not said otherwise, and how positions are stored. */
export const CRS84 = lonLat('http://www.opengis.net/def/crs/OGC/1.3/CRS84')

const WEB_MERCATOR: Crs = {
  uri: 'http://www.opengis.net/def/crs/EPSG/0/3857',
  // In millimetres: a tenth of the lattice, so that what was written reads back to the same position.
  write: ([x, y]) => [millimetres((degrees(x) / 180) * HALF), millimetres(northing(degrees(y)))],
  read: (x, y) => [(x / HALF) * 180, (Math.atan(Math.sinh((y / HALF) * Math.PI)) * 180) / Math.PI],
  holds: (x, y) => Math.abs(x) <= HALF + 1 && Math.abs(y) <= northing(MERCATOR_LAT),
}

function northing(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return (HALF / (2 * Math.PI)) * Math.log((1 + sine) / (1 - sine))
}

function millimetres(metres: number): number {
  return Math.round(metres * 1_000) / 1_000
}

/** Every reference system on offer. WGS 84 and CGCS2000 (EPSG 4490) are the same numbers here, see design §3. */
export const SYSTEMS: readonly Crs[] = [
  CRS84,
  latLon('http://www.opengis.net/def/crs/EPSG/0/4326'),
  latLon('http://www.opengis.net/def/crs/EPSG/0/4490'),
  WEB_MERCATOR,
]

/** The reference system of a URI, or null where it is not on offer. */
export function crsOf(uri: string): Crs | null {
  return SYSTEMS.find((system) => system.uri === uri) ?? null
}

/** A position read in a reference system, rounded to the lattice; null where it leaves the earth or the system. */
export function readPosition(crs: Crs, first: number, second: number): Position | null {
  if (!crs.holds(first, second)) return null
  const [lon, lat] = crs.read(first, second)
  return [Math.round(lon * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE)]
}

/**
 * The boxes that four or six numbers mean in a reference system: lower corner, upper corner, heights (of six) left aside.
 * Two where a box in degrees crosses the 180th meridian. Null where the numbers are no box.
 */
export function readBox(crs: Crs, numbers: readonly number[]): Bbox[] | null {
  if (numbers.length !== 4 && numbers.length !== 6) return null
  if (numbers.some((number) => !Number.isFinite(number))) return null
  const half = numbers.length / 2
  const low = readPosition(crs, numbers[0]!, numbers[1]!)
  const high = readPosition(crs, numbers[half]!, numbers[half + 1]!)
  if (low === null || high === null || low[1] > high[1]) return null
  const box = { minX: low[0], minY: low[1], maxX: high[0], maxY: high[1] }
  if (low[0] <= high[0]) return [box]
  if (crs === WEB_MERCATOR) return null
  const edge = 180 * UNITS_PER_DEGREE
  return [
    { ...box, maxX: edge },
    { ...box, minX: -edge },
  ]
}
