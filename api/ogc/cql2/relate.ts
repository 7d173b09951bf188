import initGeosJs from 'geos-wasm'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { isInside, meets, type OgcFeature, type Shape } from '../feature.ts'
import type { Literal, LiteralShape, Nested } from './literal.ts'
import { FilterFault, type SpatialOp } from './tree.ts'

type Geos = Awaited<ReturnType<typeof initGeosJs>>
type Test = (a: number, b: number) => number

/** How geometries lie to each other, for one evaluation of one filter. */
export interface Relating {
  /** Whether `a op b`; a feature stands for its geometry. */
  readonly test: (op: SpatialOp, a: Literal | OgcFeature, b: Literal | OgcFeature) => boolean
  /** Gives back what it holds; it is of no use after that. */
  readonly close: () => void
}

let loaded: Promise<Geos> | null = null

/**
 * Opens GEOS, whose predicates are exact on the lattice; loaded when the first filter asks for one. Throws a fault where a
 * literal is no valid geometry.
 */
export async function openRelating(literals: readonly Literal[]): Promise<Relating> {
  // What it says of geometries goes nowhere: it repeats what was sent. Faults are seen by what it answers.
  loaded ??= initGeosJs({ errorHandler: () => undefined, noticeHandler: () => undefined })
  const geos = await loaded
  const held = new Map<Literal, { readonly geometry: number; readonly prepared: number }>()
  let current: { readonly feature: OgcFeature; readonly geometry: number } | null = null

  const close = (): void => {
    for (const { geometry, prepared } of held.values()) {
      geos.GEOSPreparedGeom_destroy(prepared)
      geos.GEOSGeom_destroy(geometry)
    }
    held.clear()
    if (current !== null) geos.GEOSGeom_destroy(current.geometry)
    current = null
  }
  const geometryOf = (operand: Literal | OgcFeature): number => {
    if (!('properties' in operand)) return held.get(operand)!.geometry
    if (current?.feature === operand) return current.geometry
    if (current !== null) geos.GEOSGeom_destroy(current.geometry)
    current = { feature: operand, geometry: geometryFrom(geos, shapeOf(operand.shape)) }
    return current.geometry
  }

  try {
    for (const literal of literals) {
      const geometry = geometryFrom(geos, literal)
      if (geometry === 0 || geos.GEOSisValid(geometry) !== 1) {
        if (geometry !== 0) geos.GEOSGeom_destroy(geometry)
        throw invalid()
      }
      held.set(literal, { geometry, prepared: geos.GEOSPrepare(geometry) })
    }
  } catch (error) {
    close()
    throw error
  }

  const prepared = preparedTests(geos)
  const plain = plainTests(geos)
  return {
    test(op, a, b) {
      if (!meets(a.bbox, b.bbox)) return op === 's_disjoint'
      if (op === 's_within' ? !isInside(a.bbox, b.bbox) : op === 's_contains' && !isInside(b.bbox, a.bbox))
        return false
      if (op === 's_equals' && !(isInside(a.bbox, b.bbox) && isInside(b.bbox, a.bbox))) return false
      const [first, second] = [held.get(a as Literal), held.get(b as Literal)]
      if (op !== 's_equals' && first !== undefined && second === undefined)
        return answer(prepared[op](first.prepared, geometryOf(b)))
      if (op !== 's_equals' && second !== undefined && first === undefined)
        return answer(prepared[CONVERSE[op]](second.prepared, geometryOf(a)))
      return answer(plain[op](geometryOf(a), geometryOf(b)))
    },
    close,
  }
}

/** What `a op b` is, said from `b`. */
const CONVERSE = {
  s_contains: 's_within',
  s_crosses: 's_crosses',
  s_disjoint: 's_disjoint',
  s_intersects: 's_intersects',
  s_overlaps: 's_overlaps',
  s_touches: 's_touches',
  s_within: 's_contains',
} as const

function preparedTests(geos: Geos): Readonly<Record<keyof typeof CONVERSE, Test>> {
  return {
    s_contains: geos.GEOSPreparedContains,
    s_crosses: geos.GEOSPreparedCrosses,
    s_disjoint: geos.GEOSPreparedDisjoint,
    s_intersects: geos.GEOSPreparedIntersects,
    s_overlaps: geos.GEOSPreparedOverlaps,
    s_touches: geos.GEOSPreparedTouches,
    s_within: geos.GEOSPreparedWithin,
  }
}

function plainTests(geos: Geos): Readonly<Record<SpatialOp, Test>> {
  return {
    s_contains: geos.GEOSContains,
    s_crosses: geos.GEOSCrosses,
    s_disjoint: geos.GEOSDisjoint,
    s_equals: geos.GEOSEquals,
    s_intersects: geos.GEOSIntersects,
    s_overlaps: geos.GEOSOverlaps,
    s_touches: geos.GEOSTouches,
    s_within: geos.GEOSWithin,
  }
}

function answer(code: number): boolean {
  if (code !== 0 && code !== 1) throw new Error(`GEOS answered ${code}`)
  return code === 1
}

function invalid(): FilterFault {
  return new FilterFault(
    '有一处几何不合法：环要闭合、至少四个点、不能自相交。',
    'A geometry in it is not valid: rings are closed, have four positions or more and do not cross themselves.',
  )
}

function shapeOf(shape: Shape): LiteralShape {
  const closed = (polygon: Polygon): Nested => polygon.map((ring) => [...ring, ring[0]!])
  if (shape.type === 'Point') return { type: 'Point', coordinates: shape.at }
  if (shape.type === 'Polygon') return { type: 'Polygon', coordinates: closed(shape.polygon) }
  return { type: 'MultiPolygon', coordinates: shape.polygons.map(closed) }
}

/** Hands a geometry to GEOS, in lattice units; 0 where it does not take it. */
function geometryFrom(geos: Geos, shape: LiteralShape): number {
  const bytes = wkbOf(shape)
  const at = geos.Module._malloc(bytes.length)
  const reader = geos.GEOSWKBReader_create()
  geos.Module.HEAPU8.set(bytes, at)
  const geometry = geos.GEOSWKBReader_read(reader, at, bytes.length)
  geos.GEOSWKBReader_destroy(reader)
  geos.Module._free(at)
  return geometry
}

const CODES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const

/** Part of a geometry of several, by the type of the whole. */
const PART = { MultiPoint: 'Point', MultiLineString: 'LineString', MultiPolygon: 'Polygon' } as const

/** Well-known binary, little-endian, two dimensions; the bytes hold until the next one is written. */
function wkbOf(shape: LiteralShape): Uint8Array {
  let at = 0
  const room = (bytes: number): void => {
    if (at + bytes <= wkb.byteLength) return
    const wider = new ArrayBuffer(2 * (at + bytes))
    new Uint8Array(wider).set(new Uint8Array(wkb.buffer, 0, at))
    wkb = new DataView(wider)
  }
  const count = (n: number): void => {
    room(4)
    wkb.setUint32(at, n, true)
    at += 4
  }
  const position = ([x, y]: Position): void => {
    room(16)
    wkb.setFloat64(at, x, true)
    wkb.setFloat64(at + 8, y, true)
    at += 16
  }
  const line = (positions: readonly Position[]): void => {
    count(positions.length)
    positions.forEach(position)
  }
  const write = (each: LiteralShape): void => {
    room(1)
    wkb.setUint8(at++, 1)
    count(CODES[each.type])
    if (each.type === 'GeometryCollection') {
      count(each.geometries.length)
      each.geometries.forEach(write)
    } else if (each.type === 'Point') position(each.coordinates as Position)
    else if (each.type === 'LineString') line(each.coordinates as readonly Position[])
    else if (each.type === 'Polygon') {
      const rings = each.coordinates as readonly (readonly Position[])[]
      count(rings.length)
      rings.forEach(line)
    } else {
      const type = PART[each.type as keyof typeof PART]
      const parts = each.coordinates as readonly Nested[]
      count(parts.length)
      for (const coordinates of parts) write({ type, coordinates })
    }
  }
  write(shape)
  return new Uint8Array(wkb.buffer, 0, at)
}

/** Kept between geometries, because a filter may have ten thousand of them written. */
let wkb = new DataView(new ArrayBuffer(1 << 14))
