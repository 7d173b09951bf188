import { closed, type WrittenShape } from './layer.ts'

type Pair = readonly [number, number]

const HEADER = 100
const KINDS = { point: 1, area: 5 } as const

/** The main file and the index of a Shapefile, after ESRI's description of July 1998. A row without a shape is a null shape. */
export function writeShp(
  kind: 'point' | 'area',
  shapes: readonly (WrittenShape | null)[],
): { readonly shp: Uint8Array; readonly shx: Uint8Array } {
  const contents = shapes.map((shape) => (shape === null ? nullShape() : shapeBytes(shape)))
  const length = contents.reduce((sum, content) => sum + 8 + content.length, HEADER)
  const shp = new Uint8Array(length)
  const shx = new Uint8Array(HEADER + 8 * contents.length)
  const box = boxOf(shapes.flatMap((shape) => (shape === null ? [] : pointsOf(shape))))
  for (const file of [shp, shx]) writeHeader(file, KINDS[kind], box)
  let at = HEADER
  contents.forEach((content, i) => {
    // Numbers of records and lengths in words of 16 bits are big-endian, whatever the rest is.
    const record = new DataView(shp.buffer, at)
    record.setInt32(0, i + 1)
    record.setInt32(4, content.length / 2)
    const index = new DataView(shx.buffer, HEADER + 8 * i)
    index.setInt32(0, at / 2)
    index.setInt32(4, content.length / 2)
    shp.set(content, at + 8)
    at += 8 + content.length
  })
  return { shp, shx }
}

function writeHeader(file: Uint8Array, kind: number, box: readonly number[]): void {
  const view = new DataView(file.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, file.length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, kind, true)
  box.forEach((value, i) => {
    view.setFloat64(36 + 8 * i, value, true)
  })
}

function nullShape(): Uint8Array {
  return new Uint8Array(4)
}

function shapeBytes(shape: WrittenShape): Uint8Array {
  if (shape.kind === 'point') {
    const bytes = new Uint8Array(20)
    const view = new DataView(bytes.buffer)
    view.setInt32(0, KINDS.point, true)
    view.setFloat64(4, shape.at[0], true)
    view.setFloat64(12, shape.at[1], true)
    return bytes
  }
  // Outer rings run clockwise here and holes the other way: the reverse of ours.
  const rings = shape.polygons.flatMap((polygon) => polygon.map((ring) => closed(ring).reverse()))
  const points = rings.flat()
  const bytes = new Uint8Array(44 + 4 * rings.length + 16 * points.length)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, KINDS.area, true)
  boxOf(points).forEach((value, i) => {
    view.setFloat64(4 + 8 * i, value, true)
  })
  view.setInt32(36, rings.length, true)
  view.setInt32(40, points.length, true)
  let first = 0
  rings.forEach((ring, i) => {
    view.setInt32(44 + 4 * i, first, true)
    first += ring.length
  })
  points.forEach(([x, y], i) => {
    view.setFloat64(44 + 4 * rings.length + 16 * i, x, true)
    view.setFloat64(52 + 4 * rings.length + 16 * i, y, true)
  })
  return bytes
}

function pointsOf(shape: WrittenShape): Pair[] {
  return shape.kind === 'point' ? [shape.at] : shape.polygons.flat(2)
}

/** [minX, minY, maxX, maxY]; zeros where there is nothing. */
function boxOf(points: readonly Pair[]): readonly number[] {
  if (points.length === 0) return [0, 0, 0, 0]
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (x < minX) minX = x
    if (y < minY) minY = y
    if (x > maxX) maxX = x
    if (y > maxY) maxY = y
  }
  return [minX, minY, maxX, maxY]
}
