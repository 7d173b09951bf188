import type { ImportReason, ImportRemark, SourceRing, SourceShape } from '#contract/imports.ts'
import { isPlainObject } from './plain-object.ts'

type Values = Readonly<Record<string, string | number>>
interface ShapeFault {
  readonly reason: ImportReason
  readonly values: Values
}
interface ReadShape {
  readonly shape: SourceShape | null
  readonly remarks: readonly ImportRemark[]
}
type Position = readonly [x: number, y: number]

/** Thrown and caught in this file alone: a fault may sit four arrays deep. */
class Fault {
  constructor(
    readonly reason: ImportReason,
    readonly values: Values,
  ) {}
}

/**
 * A GeoJSON geometry → shape in its own units: polygons as an area, lines as a line, a point (also a collection of one)
 * as a point; one without any position is null. A third coordinate is dropped and an unclosed ring closed, each with a
 * remark. Nothing is rounded or judged yet, but every number is finite.
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

function shapeOf(geometry: Record<string, unknown>, remarks: Set<ImportRemark>): SourceShape | null {
  const { type, coordinates } = geometry
  if (
    type === 'GeometryCollection' &&
    Array.isArray(geometry.geometries) &&
    geometry.geometries.length === 1
  ) {
    const [only] = geometry.geometries
    if (isPlainObject(only) && only.type !== 'GeometryCollection') return shapeOf(only, remarks)
  }
  if (!TYPES.includes(String(type)))
    throw new Fault('wrong-geometry-type', { type: String(type).slice(0, 40) })
  if (!Array.isArray(coordinates)) throw malformed('coordinates')
  if (coordinates.length === 0) return null
  switch (type) {
    case 'Point':
      return { kind: 'point', at: positionOf(coordinates, 'coordinates', remarks) }
    case 'MultiPoint':
      if (coordinates.length > 1) throw new Fault('wrong-geometry-type', { type })
      return { kind: 'point', at: positionOf(coordinates[0], 'coordinates', remarks) }
    case 'LineString':
      return { kind: 'line', lines: [lineOf(coordinates, 'line', remarks)] }
    case 'MultiLineString':
      return { kind: 'line', lines: coordinates.map((line, i) => lineOf(line, `line ${i}`, remarks)) }
    default:
      return areaOf(type === 'Polygon' ? [coordinates] : coordinates, remarks)
  }
}

const TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']

function areaOf(parts: readonly unknown[], remarks: Set<ImportRemark>): SourceShape {
  const polygons = parts.map((rings, part) =>
    list(rings, `polygon ${part}`).map((ring, r) => ringOf(ring, `polygon ${part} ring ${r}`, remarks)),
  )
  if (polygons.some((rings) => rings.length === 0)) throw malformed('polygon without rings')
  return { kind: 'area', polygons }
}

function lineOf(value: unknown, where: string, remarks: Set<ImportRemark>): SourceRing {
  return list(value, where).map((each, i) => positionOf(each, `${where} position ${i}`, remarks))
}

function ringOf(value: unknown, where: string, remarks: Set<ImportRemark>): SourceRing {
  const ring = lineOf(value, where, remarks)
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first !== undefined && first[0] === last![0] && first[1] === last![1]
  const open = closed ? ring.slice(0, -1) : ring
  if (open.length < 3) throw new Fault('ring-too-short', { where, positions: ring.length })
  if (!closed) remarks.add('ring-closed')
  return open
}

function positionOf(value: unknown, where: string, remarks: Set<ImportRemark>): Position {
  const [x, y, ...more] = list(value, where)
  if (typeof x !== 'number' || typeof y !== 'number') throw malformed(where)
  if (more.length > 0) remarks.add('height-dropped')
  if (!Number.isFinite(x) || !Number.isFinite(y))
    throw new Fault('not-finite', { x: String(x), y: String(y) })
  return [x, y]
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw malformed(where)
  return value
}

function malformed(where: string): Fault {
  return new Fault('malformed-coordinates', { where })
}
