import type { Position } from '#geometry/position.ts'
import type { Face } from '#plan/snapshot.ts'
import { type BorderSegments, borderSegments } from '../lookup/border-segments.ts'

/** A stretch of boundary between two places where three or more meet, with the face on either side. */
export interface Arc {
  /** Open, or closed with the first position repeated at the end. */
  readonly line: readonly Position[]
  /** Faces beside it as indices, −1 outside the plan; the order says nothing. */
  readonly faces: readonly [number, number]
}

/** Takes the boundaries of a partition apart into arcs: each segment is in exactly one. */
export function arcsOf(faces: readonly Face[]): Arc[] {
  const segments = borderSegments(faces)
  const ends = vertexEnds(segments)
  const used = new Uint8Array(segments.count)
  const arcs: Arc[] = []

  const follow = (from: number, first: number): void => {
    const vertices = [from]
    let [at, segment] = [from, first]
    for (;;) {
      used[segment] = 1
      at = ends.of[segment * 2]! === at ? ends.of[segment * 2 + 1]! : ends.of[segment * 2]!
      vertices.push(at)
      if (at === from || ends.degree(at) !== 2) break
      segment = ends.other(at, segment)
    }
    arcs.push({
      line: vertices.map((vertex) => ends.positions[vertex]!),
      faces: [segments.west[first]!, segments.east[first]!],
    })
  }

  for (const onlyNodes of [true, false]) {
    for (let segment = 0; segment < segments.count; segment++) {
      for (const vertex of [ends.of[segment * 2]!, ends.of[segment * 2 + 1]!]) {
        if (used[segment] === 0 && (!onlyNodes || ends.degree(vertex) !== 2)) follow(vertex, segment)
      }
    }
  }
  return arcs
}

/** Numbers the vertices, and knows the segments that end in each. */
function vertexEnds({ count, ends, origin }: BorderSegments) {
  const numbers = new Map<number, number>()
  const positions: Position[] = []
  const of = new Int32Array(count * 2)
  for (let end = 0; end < count * 2; end++) {
    const [x, y] = [ends[end * 2]!, ends[end * 2 + 1]!]
    const packed = packedPosition(x, y)
    let number = numbers.get(packed)
    if (number === undefined) {
      number = positions.length
      numbers.set(packed, number)
      positions.push([x + origin[0], y + origin[1]])
    }
    of[end] = number
  }
  const starts = new Int32Array(positions.length + 1)
  for (const vertex of of) starts[vertex + 1]!++
  for (let vertex = 0; vertex < positions.length; vertex++) starts[vertex + 1]! += starts[vertex]!
  const incident = new Int32Array(of.length)
  const next = starts.slice()
  of.forEach((vertex, end) => {
    incident[next[vertex]!++] = end >> 1
  })
  return {
    positions,
    /** Lower and upper vertex of each segment. */
    of,
    degree: (vertex: number) => starts[vertex + 1]! - starts[vertex]!,
    /** The other of the two segments at a vertex of degree two. */
    other: (vertex: number, segment: number) => {
      const first = incident[starts[vertex]!]!
      return first === segment ? incident[starts[vertex]! + 1]! : first
    },
  }
}

/** One number for a position relative to the south-western corner of a plan, which spans less than 2^26 units. */
export function packedPosition(x: number, y: number): number {
  return y * 2 ** 26 + x
}
