import type { Sentence } from '../../errors.ts'

/** A filter as CQL2 JSON has it (OGC 21-065r2), which both encodings are read into. */
export type Node =
  | string
  | number
  | boolean
  | PropertyNode
  | OpNode
  | { readonly date: string }
  | { readonly timestamp: string }
  | { readonly interval: readonly [Node, Node] }
  | { readonly bbox: readonly number[] }
  | GeometryNode
  | readonly Node[]

export interface PropertyNode {
  readonly property: string
}

export interface OpNode {
  readonly op: string
  readonly args: readonly Node[]
}

/** Pairs of numbers in the axis order of the filter's reference system, nested as the type wants. */
export type Numbers = readonly (number | Numbers)[]

export type GeometryNode =
  | { readonly type: PlainType; readonly coordinates: Numbers }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly GeometryNode[] }

export type PlainType = 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon'

/** How deep the lists of numbers of each type lie around a position. */
export const DEPTH: Readonly<Record<PlainType, number>> = {
  Point: 0,
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
}

/** Nobody writes a filter this deep; a stack that overflows is no answer. */
export const DEEPEST = 64

/** Somebody's filter cannot be used; `why` says what is wrong and never repeats what was sent. */
export class FilterFault extends Error {
  override readonly name = 'FilterFault'
  readonly why: Sentence

  constructor(zh: string, en: string) {
    super(en)
    this.why = { zh, en }
  }
}

export function tooDeep(): FilterFault {
  return new FilterFault(`嵌套超过 ${DEEPEST} 层。`, `It is nested more than ${DEEPEST} deep.`)
}

const TEMPORAL = [
  't_after',
  't_before',
  't_contains',
  't_disjoint',
  't_during',
  't_equals',
  't_finishedBy',
  't_finishes',
  't_intersects',
  't_meets',
  't_metBy',
  't_overlappedBy',
  't_overlaps',
  't_startedBy',
  't_starts',
] as const
export type TemporalOp = (typeof TEMPORAL)[number]

const SPATIAL = [
  's_contains',
  's_crosses',
  's_disjoint',
  's_equals',
  's_intersects',
  's_overlaps',
  's_touches',
  's_within',
] as const
export type SpatialOp = (typeof SPATIAL)[number]

const CHARACTER = ['casei', 'accenti'] as const

/** Functions by their name in small letters, as text may write them in any. */
export const FUNCTIONS: ReadonlyMap<string, string> = new Map(
  [...TEMPORAL, ...SPATIAL, ...CHARACTER].map((name) => [name.toLowerCase(), name]),
)

export function isTemporal(op: string): op is TemporalOp {
  return (TEMPORAL as readonly string[]).includes(op)
}

export function isSpatial(op: string): op is SpatialOp {
  return (SPATIAL as readonly string[]).includes(op)
}
