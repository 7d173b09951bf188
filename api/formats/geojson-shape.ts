import type { ImportReason, ImportRemark, SourceRing, SourceShape } from '#contract/imports.ts'
import { isPlainObject } from './plain-object.ts'

type Values = Readonly<Record<string, string | number>>
export interface ShapeFault {
  readonly reason: ImportReason
  readonly values: Values
}
interface ReadShape {
  readonly shape: SourceShape
  readonly remarks: readonly ImportRemark[]
}
type LonLat = readonly [lon: number, lat: number]

/** Thrown and caught in this file alone: a fault may sit four arrays deep. */
class Fault {
  constructor(
    readonly reason: ImportReason,
    readonly values: Values,
  ) {}
}

/**
 * A GeoJSON geometry → shape in degrees: Polygon and MultiPolygon as an area, Point as a point. A third
 * coordinate is dropped and an unclosed ring closed, each with a remark. Nothing is rounded or judged yet.
 */
export function readShape(geometry: unknown): ReadShape | ShapeFault {
  if (!isPlainObject(geometry)) return { reason: 'no-geometry', values: {} }
  const remarks = new Set<ImportRemark>()
  try {
    return { shape: shapeOf(geometry, remarks), remarks: [...remarks] }
  } catch (fault) {
    if (fault instanceof Fault) return { reason: fault.reason, values: fault.values }
    throw fault
  }
}

/** Why a pair of numbers is not degrees of longitude and latitude, or null where it is. */
export function positionFault(x: number, y: number): ShapeFault | null {
  const values = { x, y }
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    return { reason: 'not-finite', values: { x: String(x), y: String(y) } }
  }
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return { reason: 'swapped-axes', values }
  // Beyond every way of counting degrees: metres of a projection.
  if (Math.abs(x) > 1_000 || Math.abs(y) > 1_000) return { reason: 'projected-coordinates', values }
  return { reason: 'out-of-range', values }
}

function shapeOf(geometry: Record<string, unknown>, remarks: Set<ImportRemark>): SourceShape {
  const { type, coordinates } = geometry
  if (type !== 'Point' && type !== 'Polygon' && type !== 'MultiPolygon') {
    throw new Fault('wrong-geometry-type', { type: String(type) })
  }
  if (!Array.isArray(coordinates)) throw malformed('coordinates')
  if (coordinates.length === 0) throw new Fault('no-geometry', {})
  if (type === 'Point') return { kind: 'point', at: positionOf(coordinates, 'coordinates', remarks) }
  const parts = type === 'Polygon' ? [coordinates] : coordinates
  const polygons = parts.map((rings, part) =>
    list(rings, `polygon ${part}`).map((ring, r) => ringOf(ring, `polygon ${part} ring ${r}`, remarks)),
  )
  if (polygons.some((rings) => rings.length === 0)) throw malformed('polygon without rings')
  return { kind: 'area', polygons }
}

function ringOf(value: unknown, where: string, remarks: Set<ImportRemark>): SourceRing {
  const ring = list(value, where).map((each, i) => positionOf(each, `${where} position ${i}`, remarks))
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first !== undefined && first[0] === last![0] && first[1] === last![1]
  const open = closed ? ring.slice(0, -1) : ring
  if (open.length < 3) throw new Fault('ring-too-short', { where, positions: ring.length })
  if (!closed) remarks.add('ring-closed')
  return open
}

function positionOf(value: unknown, where: string, remarks: Set<ImportRemark>): LonLat {
  const [x, y, ...more] = list(value, where)
  if (typeof x !== 'number' || typeof y !== 'number') throw malformed(where)
  if (more.length > 0) remarks.add('height-dropped')
  const fault = positionFault(x, y)
  if (fault) throw new Fault(fault.reason, fault.values)
  return [x, y]
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw malformed(where)
  return value
}

function malformed(where: string): Fault {
  return new Fault('malformed-coordinates', { where })
}
