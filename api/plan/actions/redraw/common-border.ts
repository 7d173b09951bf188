import { orientation } from '#geometry/orientation.ts'
import { containsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { Face } from '../../snapshot.ts'

/** An edge of the common border of two grids, the first on its left. */
type BorderEdge = readonly [from: Position, to: Position]

/** The edges that ground of `left` and ground of `right` share, in the order of `left`. */
export function commonBorder(left: readonly Face[], right: readonly Face[]): BorderEdge[] {
  const across = new Set<string>()
  for (const edge of edgesOf(right)) across.add(`${edge[0]} ${edge[1]}`)
  return edgesOf(left).filter(([from, to]) => across.has(`${to} ${from}`))
}

function edgesOf(faces: readonly Face[]): BorderEdge[] {
  return faces.flatMap(({ polygon }) =>
    polygon.flatMap((ring) => ring.map((from, i): BorderEdge => [from, ring[(i + 1) % ring.length]!])),
  )
}

/** How far from an edge, in lattice units, an end was still meant to be on it. */
const ON_EDGE = 2

/** Where an end of the path lies on the border. */
interface End {
  /** Index of the edge; for a vertex that of the edge that leaves it, or -1 where none does. */
  readonly edge: number
  /** The vertex it is, or null on an edge. */
  readonly vertex: Position | null
  /** A position just across the edge from the end, where rounding kept it off; null where it is on it. */
  readonly across: Position | null
}

/** Where a position lies on the border; null when it does not. A vertex goes before an edge, a nearer edge first. */
export function endOn(border: readonly BorderEdge[], p: Position): End | null {
  for (const [i, [from]] of border.entries()) {
    if (from[0] === p[0] && from[1] === p[1]) return { edge: i, vertex: p, across: null }
  }
  if (border.some(([, to]) => to[0] === p[0] && to[1] === p[1])) {
    return { edge: -1, vertex: p, across: null }
  }
  let best: { edge: number; off: number } | null = null
  for (const [i, [a, b]] of border.entries()) {
    const dx = b[0] - a[0]
    const dy = b[1] - a[1]
    const along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy
    if (along <= 0 || along >= dx * dx + dy * dy) continue
    const off = orientation(a, b, p) / Math.sqrt(dx * dx + dy * dy)
    if (Math.abs(off) <= ON_EDGE && Math.abs(off) < Math.abs(best?.off ?? Infinity)) best = { edge: i, off }
  }
  if (best === null) return null
  return {
    edge: best.edge,
    vertex: null,
    across: best.off === 0 ? null : mirrored(border[best.edge]!, p, best.off),
  }
}

function mirrored([a, b]: BorderEdge, p: Position, off: number): Position {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = Math.sqrt(dx * dx + dy * dy)
  const step = off + Math.sign(off) * 2
  return [p[0] + Math.round((step * dy) / length), p[1] - Math.round((step * dx) / length)]
}

/** The part of the border between the two ends that a path replaces. */
interface Stretch {
  /** Whether it runs from the path's first end to its last with the first grid on the left. */
  readonly forward: boolean
}

/**
 * The stretch between two ends of a path; null when no stretch joins them. Where the border is closed there are
 * two: the one is replaced that with the path does not surround the other; if that is so of both or of neither,
 * the shorter one; between two ends on one edge it is the piece of that edge. A stretch ends where the border
 * touches itself.
 */
export function stretchBetween(
  border: readonly BorderEdge[],
  path: readonly Position[],
  first: End,
  last: End,
  scale: Scale,
): Stretch | null {
  const start = path[0]!
  const end = path[path.length - 1]!
  if (first.edge === last.edge && first.vertex === null && last.vertex === null) {
    const [a, b] = border[first.edge]!
    const along = (end[0] - start[0]) * (b[0] - a[0]) + (end[1] - start[1]) * (b[1] - a[1])
    return { forward: along > 0 }
  }
  const forth = walk(border, first, last)
  const back = walk(border, last, first)
  if (forth === null || back === null) {
    if (forth !== null) return { forward: true }
    return back === null ? null : { forward: false }
  }
  const forthHolds = surrounds([...path, ...forth.toReversed()], back)
  const backHolds = surrounds([...path, ...back], forth)
  const shorterForth = lengthOf([start, ...forth, end], scale) <= lengthOf([end, ...back, start], scale)
  return { forward: forthHolds === backHolds ? shorterForth : backHolds }
}

/** Vertices from one end along the border to the other; null when it does not get there. */
function walk(border: readonly BorderEdge[], from: End, to: End): Position[] | null {
  if (from.edge === -1) return null
  const leaving = new Map<string, number[]>()
  border.forEach(([at], i) => {
    leaving.set(String(at), [...(leaving.get(String(at)) ?? []), i])
  })
  const goal = to.vertex === null ? null : String(to.vertex)
  const inner: Position[] = []
  for (let edge = from.edge, steps = 0; steps <= border.length; steps++) {
    if (goal === null && edge === to.edge && (steps > 0 || from.vertex !== null)) return inner
    const at = border[edge]![1]
    if (String(at) === goal) return inner
    inner.push(at)
    const next = leaving.get(String(at)) ?? []
    if (next.length !== 1) return null
    edge = next[0]!
  }
  return null
}

function surrounds(ring: readonly Position[], vertices: readonly Position[]): boolean {
  const own = new Set(ring.map(String))
  return vertices.some((at) => !own.has(String(at)) && containsShifted(ring, at))
}

function lengthOf(line: readonly Position[], scale: Scale): number {
  return line.reduce(
    (sum, at, i) => sum + (i === 0 ? 0 : Math.round(distanceM(line[i - 1]!, at, scale) * 1e6)),
    0,
  )
}
