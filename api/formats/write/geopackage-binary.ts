import { closed, type WrittenShape } from './layer.ts'

type Pair = readonly [number, number]

/** Little-endian with an envelope of x and y. */
const FLAGS = 0b0000_0011
const HEADER = 8 + 32

/** A geometry as a GeoPackage stores it: its header, then well-known binary. Widens `box` by what it covers. */
export function geoPackageBinary(shape: WrittenShape, srs: number, box: number[]): Uint8Array {
  const size = shape.kind === 'point' ? 21 : 9 + sum(shape.polygons.map(polygonSize))
  const bytes = new Uint8Array(HEADER + size)
  const view = new DataView(bytes.buffer)
  bytes.set([0x47, 0x50, 0, FLAGS])
  view.setInt32(4, srs, true)
  const own = [Infinity, Infinity, -Infinity, -Infinity]
  let at = HEADER
  const head = (type: number) => {
    bytes[at] = 1
    view.setUint32(at + 1, type, true)
    at += 5
  }
  const count = (n: number) => {
    view.setUint32(at, n, true)
    at += 4
  }
  const point = ([x, y]: Pair) => {
    view.setFloat64(at, x, true)
    view.setFloat64(at + 8, y, true)
    at += 16
    for (const each of [own, box]) widen(each, x, y)
  }
  if (shape.kind === 'point') {
    head(1)
    point(shape.at)
  } else {
    head(6)
    count(shape.polygons.length)
    for (const rings of shape.polygons) {
      head(3)
      count(rings.length)
      for (const ring of rings) {
        count(ring.length + 1)
        for (const position of closed(ring)) point(position)
      }
    }
  }
  const [minX, minY, maxX, maxY] = own
  // The envelope goes by axis, not by corner.
  for (const [i, value] of [minX, maxX, minY, maxY].entries()) view.setFloat64(8 + 8 * i, value!, true)
  return bytes
}

function polygonSize(rings: readonly (readonly Pair[])[]): number {
  return 9 + sum(rings.map((ring) => 4 + 16 * (ring.length + 1)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function widen(box: number[], x: number, y: number): void {
  box[0] = Math.min(box[0]!, x)
  box[1] = Math.min(box[1]!, y)
  box[2] = Math.max(box[2]!, x)
  box[3] = Math.max(box[3]!, y)
}
