import type { Crs } from '../crs.ts'
import type { OgcFeature } from '../feature.ts'
import { boxLiteral, type Literal, literalOf } from './literal.ts'
import type { Relating } from './relate.ts'
import { type Scalar, type ScalarKind, scalarsOf } from './scalars.ts'
import { type Instant, type Interval, OPEN_END, OPEN_START, TEMPORAL, wantInstant } from './temporal.ts'
import {
  FilterFault,
  isSpatial,
  isTemporal,
  type Node,
  type OpNode,
  type SpatialOp,
  type TemporalOp,
} from './tree.ts'

/** True, false, or null where a property that it hangs on is null. */
type Truth = (feature: OgcFeature, relating: Relating | null) => boolean | null

/** A filter ready to be asked. */
export interface Filter {
  /** Geometries in it, for `openRelating`; null where no spatial operator occurs and none is needed. */
  readonly literals: readonly Literal[] | null
  readonly matches: (feature: OgcFeature, relating: Relating | null) => boolean
  /** Names of the properties it looks at. */
  readonly properties: ReadonlySet<string>
}

/** Spatial operators in one filter: each may cost as much as all the rest. */
const MOST_SPATIAL = 8

/** Checks that a filter makes sense for these properties and makes a question of it. Throws faults. */
export function compileFilter(
  filter: Node,
  {
    properties,
    geometry,
    crs,
  }: {
    readonly properties: ReadonlyMap<string, ScalarKind>
    readonly geometry: string
    readonly crs: Crs
  },
): Filter {
  const literals: Literal[] = []
  const used = new Set<string>()
  let spatial = 0
  const scalars = scalarsOf(properties, geometry, used)

  const truthOf = (node: Node): Truth => {
    if (typeof node === 'boolean') return () => node
    if (typeof node !== 'object' || !('op' in node)) throw notTruth()
    return operation(node)
  }

  const operation = (node: OpNode): Truth => {
    const { op, args } = node
    if (op === 'and' || op === 'or') return joined(op, atLeast(args, 2).map(truthOf))
    if (op === 'not') {
      const [inner] = exactly(args, 1).map(truthOf)
      return (feature, relating) => not(inner!(feature, relating))
    }
    if (isSpatial(op)) return related(op, args)
    if (isTemporal(op)) return timed(op, args)
    const compared = scalars.truth(op, args)
    if (compared === null) throw notTruth()
    return compared
  }

  const related = (op: SpatialOp, args: readonly Node[]): Truth => {
    if (++spatial > MOST_SPATIAL)
      throw new FilterFault(
        `空间条件超过 ${MOST_SPATIAL} 个。`,
        `It has more than ${MOST_SPATIAL} spatial operators.`,
      )
    const [a, b] = exactly(args, 2).map(placeOf)
    return (feature, relating) => relating!.test(op, a ?? feature, b ?? feature)
  }
  /** Null for the geometry of the feature itself. */
  const placeOf = (node: Node): Literal | null => {
    if (typeof node === 'object' && 'property' in node && node.property === geometry) return null
    if (typeof node === 'object' && 'bbox' in node) return kept(boxLiteral(crs, node.bbox))
    if (typeof node === 'object' && 'type' in node) return kept(literalOf(crs, node))
    throw new FilterFault(
      `空间条件的两边应为 ${geometry} 或一个几何。`,
      `A spatial operator has ${geometry} or a geometry on either side.`,
    )
  }
  const kept = (literal: Literal): Literal => {
    literals.push(literal)
    return literal
  }

  const timed = (op: TemporalOp, args: readonly Node[]): Truth => {
    const [a, b] = exactly(args, 2).map(spanOf)
    return (feature) => {
      const [first, second] = [a!(feature), b!(feature)]
      return first === null || second === null ? null : TEMPORAL[op](first, second)
    }
  }
  const spanOf = (node: Node): ((feature: OgcFeature) => Interval | null) => {
    if (typeof node !== 'object' || !('interval' in node)) {
      const instant = instantIn(node)
      return (feature) => {
        const at = instant(feature)
        return at && { from: at, to: at }
      }
    }
    const [from, to] = [endOf(node.interval[0], OPEN_START), endOf(node.interval[1], OPEN_END)]
    return (feature) => {
      const [first, last] = [from(feature), to(feature)]
      return first === null || last === null ? null : { from: first, to: last }
    }
  }
  const endOf = (node: Node, open: Instant) => (node === '..' ? () => open : instantIn(node))
  const instantIn = (node: Node): Scalar<Instant>['of'] => {
    if (typeof node === 'string') {
      const instant = wantInstant(node)
      return () => instant
    }
    return scalars.instant(node)
  }

  const truth = truthOf(filter)
  return {
    literals: spatial === 0 ? null : literals,
    matches: (feature, relating) => truth(feature, relating) === true,
    properties: used,
  }
}

function joined(op: 'and' | 'or', parts: readonly Truth[]): Truth {
  const decisive = op === 'or'
  return (feature, relating) => {
    let isUnknown = false
    for (const part of parts) {
      const truth = part(feature, relating)
      if (truth === decisive) return decisive
      isUnknown ||= truth === null
    }
    return isUnknown ? null : !decisive
  }
}

function not(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth
}

function exactly(args: readonly Node[], n: number): readonly Node[] {
  if (args.length !== n)
    throw new FilterFault(`有一个运算应有 ${n} 个参数。`, `An operator in it takes ${n} arguments.`)
  return args
}

function atLeast(args: readonly Node[], n: number): readonly Node[] {
  return args.length < n ? exactly(args, n) : args
}

function notTruth(): FilterFault {
  return new FilterFault(
    '条件中应为比较、空间或时间条件的地方写了别的内容。',
    'Where it wants a comparison, a spatial or a temporal operator, something else stands.',
  )
}
