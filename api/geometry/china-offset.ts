import { type Position, UNITS_PER_DEGREE } from './position.ts'
import { scaleAt } from './scale.ts'

/** How far a Chinese map system places a WGS 84 position from where it is, in metres. */
export interface ChinaOffset {
  readonly name: 'gcj-02' | 'bd-09'
  readonly eastM: number
  readonly northM: number
}

/** Krasovsky 1940, the ellipsoid the obfuscation is computed on. */
const SEMI_MAJOR_M = 6_378_245
const ECCENTRICITY_2 = 0.006_693_421_622_965_943

/** The offsets of GCJ-02 and of BD-09, which adds its own to it, at a position. */
export function chinaOffsets([x, y]: Position): readonly ChinaOffset[] {
  const scale = scaleAt([x, y])
  const lon = x / UNITS_PER_DEGREE
  const lat = y / UNITS_PER_DEGREE
  const [gcjLon, gcjLat] = toGcj(lon, lat)
  const [bdLon, bdLat] = gcjToBd(gcjLon, gcjLat)
  const east = (to: number) => (to - lon) * UNITS_PER_DEGREE * scale.x
  const north = (to: number) => (to - lat) * UNITS_PER_DEGREE * scale.y
  return [
    { name: 'gcj-02', eastM: east(gcjLon), northM: north(gcjLat) },
    { name: 'bd-09', eastM: east(bdLon), northM: north(bdLat) },
  ]
}

/**
 * WGS 84 → GCJ-02, both in degrees, after the formulas as they are publicly known (they are those of the package
 * gcoord, with which a test compares them). Web maps do this inside China alone; the caller says where.
 */
export function toGcj(lon: number, lat: number): [lon: number, lat: number] {
  const x = lon - 105
  const y = lat - 35
  const root = Math.sqrt(Math.abs(x))
  const ripple = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)
  const northM = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple + waves(y, 160, 320)
  const eastM = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple + waves(x, 150, 300)
  const phi = (lat * Math.PI) / 180
  const flat = 1 - ECCENTRICITY_2 * Math.sin(phi) ** 2
  const meridianM = (SEMI_MAJOR_M * (1 - ECCENTRICITY_2)) / (flat * Math.sqrt(flat))
  const parallelM = (SEMI_MAJOR_M / Math.sqrt(flat)) * Math.cos(phi)
  return [lon + ((eastM / parallelM) * 180) / Math.PI, lat + ((northM / meridianM) * 180) / Math.PI]
}

/** Four sines along one axis with wavelengths of 2, 6, 24 and 60 degrees; the last two differ by axis. */
function waves(t: number, amplitude24: number, amplitude60: number): number {
  const short = 20 * Math.sin(t * Math.PI) + 40 * Math.sin((t / 3) * Math.PI)
  const long = amplitude24 * Math.sin((t / 12) * Math.PI) + amplitude60 * Math.sin((t / 30) * Math.PI)
  return (short + long) * (2 / 3)
}

/** GCJ-02 → BD-09, both in degrees. */
export function gcjToBd(lon: number, lat: number): [lon: number, lat: number] {
  const turn = (Math.PI * 3000) / 180
  const radius = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * turn)
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * turn)
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006]
}
