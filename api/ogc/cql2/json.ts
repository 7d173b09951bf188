import { LONGEST } from './tokens.ts'
import {
  DEEPEST,
  DEPTH,
  FilterFault,
  type GeometryNode,
  type Node,
  type Numbers,
  type PlainType,
  tooDeep,
} from './tree.ts'

type Plain = Readonly<Record<string, unknown>>

/** Reads a filter in CQL2 JSON. Throws a fault where it is none; that its operators exist is looked at later. */
export function parseJson(text: string): Node {
  if (text.length > LONGEST)
    throw new FilterFault(`超过 ${LONGEST} 个字符。`, `It has more than ${LONGEST} characters.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new FilterFault('不是合法的 JSON。', 'It is not JSON.')
  }
  return nodeOf(value, 0)
}

function nodeOf(value: unknown, depth: number): Node {
  if (depth > DEEPEST) throw tooDeep()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => nodeOf(item, depth + 1))
  if (typeof value !== 'object' || value === null) throw unknown()
  const plain = value as Plain
  const has = (key: string) => Object.hasOwn(plain, key)
  if (has('op')) return operation(plain, depth)
  if (has('property')) return { property: textOf(plain.property) }
  if (has('date')) return { date: textOf(plain.date) }
  if (has('timestamp')) return { timestamp: textOf(plain.timestamp) }
  if (has('bbox')) return { bbox: numbersOf(plain.bbox, 0) as number[] }
  if (has('interval')) {
    const ends = plain.interval
    if (!Array.isArray(ends) || ends.length !== 2) throw unknown()
    return { interval: [nodeOf(ends[0], depth + 1), nodeOf(ends[1], depth + 1)] }
  }
  return geometryOf(plain, depth)
}

function operation({ op, args }: Plain, depth: number): Node {
  if (!Array.isArray(args)) throw unknown()
  return { op: textOf(op), args: args.map((arg) => nodeOf(arg, depth + 1)) }
}

function geometryOf({ type, coordinates, geometries }: Plain, depth: number): GeometryNode {
  if (depth > DEEPEST) throw tooDeep()
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    return { type, geometries: geometries.map((each) => geometryOf((each ?? {}) as Plain, depth + 1)) }
  }
  if (typeof type !== 'string' || !Object.hasOwn(DEPTH, type)) throw unknown()
  const plainType = type as PlainType
  return { type: plainType, coordinates: numbersOf(coordinates, DEPTH[plainType]) }
}

/** Lists of numbers as deep as wanted: a position itself is a list of depth 0. */
function numbersOf(value: unknown, depth: number): Numbers {
  if (!Array.isArray(value) || value.length === 0) throw unknown()
  if (depth > 0) return value.map((item) => numbersOf(item, depth - 1))
  if (!value.every((item) => typeof item === 'number')) throw unknown()
  return value
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw unknown()
  return value
}

function unknown(): FilterFault {
  return new FilterFault('其中有一处不是 CQL2 JSON。', 'Part of it is not CQL2 JSON.')
}
