import { type Position, UNITS_PER_DEGREE } from '#geometry/position.ts'
import type { MultiPolygon, Polygon, Ring } from '#geometry/ring.ts'

/**
 * Geometry columns as text: EWKB in hex, little endian, SRID 4326, doubles of degrees. This is what PostGIS reads
 * as input and prints as output. A lattice integer divided by 1e7 is the double nearest to it, so rounding on the
 * way back gives the same integer. PostGIS repeats the first position of a ring at its end; the lattice does not.
 */
const SRID = 4326
const HAS_SRID = 0x20000000
const POINT = 1
const LINE = 2
const POLYGON = 3
const MULTIPOLYGON = 6

/** A position as EWKB hex. */
export function pointToEwkb(position: Position): string {
  return header(POINT, true) + coordinates([position])
}

/** A line of at least two positions as EWKB hex. */
export function lineToEwkb(line: readonly Position[]): string {
  return header(LINE, true) + count(line.length) + coordinates(line)
}

/** A polygon as EWKB hex. */
export function polygonToEwkb(polygon: Polygon): string {
  return header(POLYGON, true) + polygonBody(polygon)
}

/** A multipolygon as EWKB hex. */
export function multiPolygonToEwkb(shape: MultiPolygon): string {
  const parts = shape.map((polygon) => header(POLYGON, false) + polygonBody(polygon))
  return header(MULTIPOLYGON, true) + count(shape.length) + parts.join('')
}

function polygonBody(polygon: Polygon): string {
  const rings = polygon.map((ring) => count(ring.length + 1) + coordinates([...ring, ring[0]!]))
  return count(polygon.length) + rings.join('')
}

function header(type: number, withSrid: boolean): string {
  return withSrid ? `01${count(type | HAS_SRID)}${count(SRID)}` : `01${count(type)}`
}

function count(value: number): string {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes.toString('hex')
}

function coordinates(positions: readonly Position[]): string {
  const bytes = Buffer.allocUnsafe(positions.length * 16)
  positions.forEach(([x, y], i) => {
    bytes.writeDoubleLE(x / UNITS_PER_DEGREE, i * 16)
    bytes.writeDoubleLE(y / UNITS_PER_DEGREE, i * 16 + 8)
  })
  return bytes.toString('hex')
}

/** A point column → its lattice position. */
export function pointFromEwkb(hex: string): Position {
  const reader = read(hex, POINT)
  return position(reader)
}

/** A linestring column → its lattice positions. */
export function lineFromEwkb(hex: string): Position[] {
  const reader = read(hex, LINE)
  return list(reader, position)
}

/** A polygon column → its rings, unclosed. */
export function polygonFromEwkb(hex: string): Polygon {
  return polygon(read(hex, POLYGON))
}

/** A multipolygon column → its polygons. */
export function multiPolygonFromEwkb(hex: string): MultiPolygon {
  return list(read(hex, MULTIPOLYGON), (reader) => {
    type(reader)
    return polygon(reader)
  })
}

interface Reader {
  readonly bytes: Buffer
  at: number
}

/** Opens the text and steps over its header. Throws when it holds another type than its column promises. */
function read(hex: string, wanted: number): Reader {
  const reader = { bytes: Buffer.from(hex, 'hex'), at: 0 }
  const got = type(reader)
  if (got !== wanted) throw new Error(`Wanted EWKB type ${wanted}, got ${got}`)
  return reader
}

function type(reader: Reader): number {
  if (reader.bytes[reader.at] !== 1)
    throw new Error(`Wanted little-endian EWKB, got ${reader.bytes[reader.at]}`)
  reader.at += 1
  const word = whole(reader)
  if ((word & HAS_SRID) !== 0) reader.at += 4
  return word & 0xff
}

function whole(reader: Reader): number {
  const value = reader.bytes.readUInt32LE(reader.at)
  reader.at += 4
  return value
}

function position(reader: Reader): Position {
  const x = Math.round(reader.bytes.readDoubleLE(reader.at) * UNITS_PER_DEGREE)
  const y = Math.round(reader.bytes.readDoubleLE(reader.at + 8) * UNITS_PER_DEGREE)
  reader.at += 16
  return [x, y]
}

function list<Item>(reader: Reader, item: (reader: Reader) => Item): Item[] {
  return Array.from({ length: whole(reader) }, () => item(reader))
}

function polygon(reader: Reader): Polygon {
  const rings = list(reader, (each): Ring => list(each, position).slice(0, -1))
  const [outer, ...holes] = rings
  if (!outer) throw new Error('Wanted a polygon, got an empty one')
  return [outer, ...holes]
}
