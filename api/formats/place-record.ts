import type { CrsId } from '#contract/import-files.ts'
import type { ImportProblem, SourceRing, SourceShape } from '#contract/imports.ts'
import { toDegrees } from '../projection/crs.ts'
import { zoneOf } from '../projection/zones.ts'
import type { ReadRecord } from './open-layer.ts'
import { type PositionFault, positionFault } from './position-fault.ts'

type Position = readonly [number, number]

/** Thrown and caught in this file alone: a fault may sit three arrays deep. */
class Fault {
  constructor(readonly fault: PositionFault) {}
}

/** Metres; farther from its meridian nobody uses a zone, and the projection's series ends soon after. */
const WIDEST_M = 1_000_000

/**
 * From records in the units of a file to records in degrees of WGS 84 / CGCS2000. Every position is judged after that:
 * the reasons are those of `positionFault`, `degrees-not-metres` and `outside-crs`.
 */
export function placing(crs: CrsId): (read: ReadRecord) => ReadRecord | ImportProblem {
  const convert = converter(crs)
  return (read) => {
    const { shape, place } = read.record
    if (shape === null) return read
    try {
      return { ...read, record: { ...read.record, shape: placed(shape, convert) } }
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown
      return { ...place, reason: thrown.fault.reason, values: { ...thrown.fault.values } }
    }
  }
}

function converter(crs: CrsId): (at: Position) => Position {
  const degrees = toDegrees(crs)
  const zone = zoneOf(crs)
  if (zone === null && crs !== 'EPSG:3857') {
    return ([x, y]) => {
      const fault = positionFault(x, y)
      if (fault !== null) throw new Fault(fault)
      return degrees(x, y)
    }
  }
  return ([x, y]) => {
    if (Math.abs(x) <= 180 && Math.abs(y) <= 90 && !(x === 0 && y === 0)) {
      throw new Fault({ reason: 'degrees-not-metres', values: { x, y, crs } })
    }
    const [lon, lat] = degrees(x, y)
    const isFar = zone !== null && Math.abs(x - zone.falseEasting) > WIDEST_M
    if (isFar || positionFault(lon, lat) !== null) {
      throw new Fault({ reason: 'outside-crs', values: { x, y, crs } })
    }
    return [lon, lat]
  }
}

function placed(shape: SourceShape, convert: (at: Position) => Position): SourceShape {
  const ring = (positions: SourceRing): SourceRing => positions.map(convert)
  switch (shape.kind) {
    case 'point':
      return { kind: 'point', at: convert(shape.at) }
    case 'line':
      return { kind: 'line', lines: shape.lines.map(ring) }
    case 'area':
      return { kind: 'area', polygons: shape.polygons.map((rings) => rings.map(ring)) }
  }
}
