import type { OgcFeature, Value } from '../feature.ts'
import { isLike, withoutAccents, withoutCase } from './like.ts'
import { compareInstants, type Instant, instantOf, wantInstant } from './temporal.ts'
import { FilterFault, type Node, type OpNode } from './tree.ts'

/** What kinds of values can be compared: two of one kind. */
export type ScalarKind = 'string' | 'number' | 'instant'

/** Something in a filter with a value for each feature; null where it is not known. */
export interface Scalar<T = string | number | Instant> {
  readonly kind: ScalarKind
  readonly of: (feature: OgcFeature) => T | null
}

type Truth = (feature: OgcFeature) => boolean | null

const COMPARING: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
}

const COMPUTING: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  div: (a, b) => Math.trunc(a / b),
  '^': (a, b) => a ** b,
}

/** The part of a filter that compares single values. `used` is told of every property that is looked at. */
export function scalarsOf(properties: ReadonlyMap<string, ScalarKind>, geometry: string, used: Set<string>) {
  const scalar = (node: Node): Scalar => {
    if (typeof node === 'string') return constant('string', node)
    if (typeof node === 'number') return constant('number', node)
    if (typeof node !== 'object') throw mixed()
    if ('property' in node) return property(node.property)
    if ('date' in node) return constant('instant', dated(node.date, true))
    if ('timestamp' in node) return constant('instant', dated(node.timestamp, false))
    if ('op' in node) return computed(node)
    throw mixed()
  }

  const property = (name: string): Scalar => {
    const kind = properties.get(name)
    if (kind === undefined) {
      const names = [...properties.keys()].join(', ')
      if (name === geometry) throw mixed()
      throw new FilterFault(
        `用到了没有的属性。可用：${names}, ${geometry}。`,
        `It names a property that does not exist. There are ${names} and ${geometry}.`,
      )
    }
    used.add(name)
    if (kind !== 'instant') return { kind, of: (feature) => feature.properties[name] ?? null }
    return { kind, of: (feature) => instantFrom(feature.properties[name] ?? null) }
  }

  const computed = ({ op, args }: OpNode): Scalar => {
    if (op === 'casei' || op === 'accenti') {
      const [{ kind, of } = mixedScalar] = args.map(scalar)
      if (args.length !== 1 || kind !== 'string') throw mixed()
      const change = op === 'casei' ? withoutCase : withoutAccents
      return { kind, of: (feature) => mapped(of(feature) as string | null, change) }
    }
    const compute = Object.hasOwn(COMPUTING, op) ? COMPUTING[op]! : null
    if (compute === null || args.length !== 2) throw mixed()
    const [a, b] = args.map(scalar)
    if (a!.kind !== 'number' || b!.kind !== 'number') throw mixed()
    return {
      kind: 'number',
      of: (feature) => {
        const [x, y] = [a!.of(feature) as number | null, b!.of(feature) as number | null]
        const result = x === null || y === null ? Number.NaN : compute(x, y)
        return Number.isFinite(result) ? result : null
      },
    }
  }

  /** All of one kind; texts beside dates are read as dates, as clients of the draft wrote them. */
  const alike = (nodes: readonly Node[]): readonly Scalar[] => {
    const found = nodes.map(scalar)
    const isDated = found.some(({ kind }) => kind === 'instant')
    const same = nodes.map((node, i) =>
      isDated && typeof node === 'string' ? constant('instant', wantInstant(node)) : found[i]!,
    )
    if (same.some(({ kind }) => kind !== same[0]!.kind)) throw mixed()
    return same
  }

  return {
    /** A comparison of values, or null where `op` is no such operator. */
    truth(op: string, args: readonly Node[]): Truth | null {
      if (Object.hasOwn(COMPARING, op)) {
        const holds = COMPARING[op]!
        const [a, b] = alike(count(args, 2))
        return (feature) => mapped(order(a!, b!, feature), holds)
      }
      if (op === 'between') {
        const [value, low, high] = alike(count(args, 3))
        return (feature) => {
          const [above, below] = [order(value!, low!, feature), order(value!, high!, feature)]
          return above === null || below === null ? null : above >= 0 && below <= 0
        }
      }
      if (op === 'in') {
        const [value, items] = count(args, 2)
        if (!Array.isArray(items) || items.length === 0) throw mixed()
        const [asked, ...given] = alike([value!, ...(items as readonly Node[])])
        return (feature) => {
          const orders = given.map((each) => order(asked!, each, feature))
          return orders.includes(0) ? true : orders.includes(null) ? null : false
        }
      }
      if (op === 'like') {
        const [value, pattern] = alike(count(args, 2))
        if (value!.kind !== 'string') throw mixed()
        return (feature) => {
          const [text, wanted] = [value!.of(feature), pattern!.of(feature)]
          return text === null || wanted === null ? null : isLike(String(text), String(wanted))
        }
      }
      if (op === 'isNull') {
        const [node] = count(args, 1)
        if (typeof node === 'object' && 'property' in node && node.property === geometry) return () => false
        const { of } = scalar(node!)
        return (feature) => of(feature) === null
      }
      return null
    },

    instant(node: Node): Scalar<Instant>['of'] {
      const { kind, of } = scalar(node)
      if (kind !== 'instant') throw mixed()
      return of as Scalar<Instant>['of']
    },
  }
}

function order(a: Scalar, b: Scalar, feature: OgcFeature): number | null {
  const [x, y] = [a.of(feature), b.of(feature)]
  if (x === null || y === null) return null
  if (typeof x === 'object' && typeof y === 'object') return compareInstants(x, y)
  return x < y ? -1 : x > y ? 1 : 0
}

function constant(kind: ScalarKind, value: string | number | Instant): Scalar {
  return { kind, of: () => value }
}

const mixedScalar: Scalar = constant('number', 0)

function mapped<T, R>(value: T | null, change: (value: T) => R): R | null {
  return value === null ? null : change(value)
}

function instantFrom(value: Value): Instant | null {
  return typeof value === 'string' ? instantOf(value) : null
}

function dated(text: string, isDay: boolean): Instant {
  const instant = wantInstant(text)
  return instant.isDay === isDay ? instant : wantInstant('')
}

function count(args: readonly Node[], n: number): readonly Node[] {
  if (args.length !== n) throw mixed()
  return args
}

function mixed(): FilterFault {
  return new FilterFault(
    '有一处把不同类型的值放在一起比较，或参数不对。编码和名称是文字，要放在单引号里。',
    'Values of different kinds are compared in it, or an operator has the wrong arguments. Codes and names are texts in single quotes.',
  )
}
