import type { Reader } from './text.ts'
import { DEEPEST, type GeometryNode, type Node, type Numbers, type PlainType, tooDeep } from './tree.ts'

const TYPES: Readonly<Record<string, PlainType>> = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
}

/** What follows the name of a geometry in a filter, or null where `word` names none; heights are left aside. */
export function readGeometry(word: string, reader: Reader): Node | null {
  if (word === 'bbox') {
    const numbers: number[] = []
    reader.want('(')
    do numbers.push(reader.number())
    while (reader.skip(','))
    reader.want(')')
    return { bbox: numbers }
  }
  const isGeometry = Object.hasOwn(TYPES, word) || word === 'geometrycollection'
  return isGeometry ? shapeOf(word, reader, 0) : null
}

function shapeOf(word: string, reader: Reader, depth: number): GeometryNode {
  if (depth > DEEPEST) throw tooDeep()
  reader.skip('z')
  if (word === 'geometrycollection') {
    const geometries = listOf(reader, () => shapeOf(reader.take().text.toLowerCase(), reader, depth + 1))
    return { type: 'GeometryCollection', geometries }
  }
  const type = Object.hasOwn(TYPES, word) ? TYPES[word] : undefined
  if (type === undefined) throw reader.fault('这里应为几何类型', 'a type of geometry was expected')
  return { type, coordinates: COORDINATES[type](reader) }
}

const position = (reader: Reader): Numbers => {
  const pair = [reader.number(), reader.number()]
  if (reader.peek().kind === 'number' || ['-', '+'].includes(reader.peek().text)) reader.number()
  return pair
}
const inBrackets = (reader: Reader): Numbers => {
  reader.want('(')
  const pair = position(reader)
  reader.want(')')
  return pair
}
const line = (reader: Reader): Numbers => listOf(reader, () => position(reader))
const lines = (reader: Reader): Numbers => listOf(reader, () => line(reader))

const COORDINATES: Readonly<Record<PlainType, (reader: Reader) => Numbers>> = {
  Point: inBrackets,
  LineString: line,
  Polygon: lines,
  // Both ways of writing it are about: ((1 2), (3 4)) and (1 2, 3 4).
  MultiPoint: (reader) =>
    listOf(reader, () => (reader.peek().text === '(' ? inBrackets(reader) : position(reader))),
  MultiLineString: lines,
  MultiPolygon: (reader) => listOf(reader, () => lines(reader)),
}

function listOf<T>(reader: Reader, part: () => T): T[] {
  reader.want('(')
  const items = [part()]
  while (reader.skip(',')) items.push(part())
  reader.want(')')
  return items
}
