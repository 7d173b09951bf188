import Flatbush from 'flatbush'
import { orientation } from './orientation.ts'
import { onBoundary, polygonContainsShifted } from './point-in-ring.ts'
import type { Position } from './position.ts'
import type { MultiPolygon, Polygon } from './ring.ts'
import type { Scale } from './scale.ts'
import { crossProperly, onSegment } from './segment.ts'
import { runNearby } from './segment-nearby.ts'

/** An edge of a polygon with its corners before and after, the interior on its left. */
interface Edge {
  readonly shape: number
  readonly before: Position
  readonly from: Position
  readonly to: Position
  readonly after: Position
  /** Its number in the ring, and where the ring's edges begin. */
  readonly first: number
  readonly count: number
}

/** Edges of one polygon that do not fit its neighbours, one after the other where they hang together. */
export type Misfit = readonly Position[]

/**
 * Where polygons are not a coverage: for each shape the edges that do not fit the others, as lines. An edge fits where it
 * is an edge of another shape in the other direction, or lies outside all others without touching them but in
 * common corners. Two shapes on the same side of one edge, a corner of one on an edge of another, a crossing, an
 * edge that runs in another's interior: all misfits. With `gapM` so are edges of two that run side by side no
 * farther apart than that, which is a gap between them.
 *
 * The rules are those of CoverageValidator of JTS (M. Davis), so that answers can be held against it.
 */
export function misfits(
  shapes: readonly MultiPolygon[],
  options: { readonly gapM: number; readonly scale: Scale },
): Misfit[][] {
  const edges = edgesOf(shapes)
  if (edges.length === 0) return shapes.map(() => [])
  const index = indexOf(edges)
  const polygons = polygonIndex(shapes)
  const same = sameEdges(edges)
  // 1 fits, 2 does not, 0 nobody knows yet.
  const state = new Uint8Array(edges.length)
  edges.forEach(({ shape, from, to }, e) => {
    const others = (a: Position, b: Position) => same.get(`${a} ${b}`)?.some((o) => edges[o]!.shape !== shape)
    if (others(from, to)) state[e] = 2
    else if (others(to, from)) state[e] = 1
  })
  const [reachX, reachY] = [options.gapM / options.scale.x, options.gapM / options.scale.y]
  edges.forEach((edge, e) => {
    if (state[e] !== 0) return
    const [minX, minY, maxX, maxY] = boxOf(edge)
    const met = index.search(minX - reachX, minY - reachY, maxX + reachX, maxY + reachY, (o) => {
      const other = edges[o]!
      if (other.shape === edge.shape) return false
      return (
        meetsBadly(edge, other) || (options.gapM > 0 && runNearby(edge, other, options.gapM, options.scale))
      )
    })
    if (met.length > 0) state[e] = 2
  })
  const isBuried = (at: Position, shape: number) =>
    polygons.at(at).some((p) => p.shape !== shape && isInside(p.polygon, at))
  edges.forEach((edge, e) => {
    if (state[e] !== 0 || !isBuried(edge.from, edge.shape)) return
    state[e] = 2
    const before = edge.first + ((e - edge.first + edge.count - 1) % edge.count)
    if (state[before] === 0) state[before] = 2
  })
  return linesOf(shapes.length, edges, state)
}

function edgesOf(shapes: readonly MultiPolygon[]): Edge[] {
  const edges: Edge[] = []
  shapes.forEach((parts, shape) => {
    for (const ring of parts.flat()) {
      const count = ring.length
      const first = edges.length
      ring.forEach((from, i) => {
        const to = ring[(i + 1) % count]!
        const before = ring[(i + count - 1) % count]!
        edges.push({ shape, before, from, to, after: ring[(i + 2) % count]!, first, count })
      })
    }
  })
  return edges
}

function boxOf({ from, to }: Edge): readonly [number, number, number, number] {
  return [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  ]
}

function indexOf(edges: readonly Edge[]): Flatbush {
  const index = new Flatbush(edges.length)
  for (const edge of edges) index.add(...boxOf(edge))
  index.finish()
  return index
}

/** Polygons by place. */
function polygonIndex(shapes: readonly MultiPolygon[]) {
  const all = shapes.flatMap((parts, shape) => parts.map((polygon) => ({ shape, polygon })))
  const index = new Flatbush(Math.max(1, all.length))
  for (const { polygon } of all) {
    const xs = polygon[0].map(([x]) => x)
    const ys = polygon[0].map(([, y]) => y)
    index.add(
      xs.reduce((a, b) => Math.min(a, b)),
      ys.reduce((a, b) => Math.min(a, b)),
      xs.reduce((a, b) => Math.max(a, b)),
      ys.reduce((a, b) => Math.max(a, b)),
    )
  }
  index.finish()
  return { at: ([x, y]: Position) => index.search(x, y, x, y).map((i) => all[i]!) }
}

/** Numbers of the edges of each direction, by their ends. */
function sameEdges(edges: readonly Edge[]): Map<string, number[]> {
  const same = new Map<string, number[]>()
  edges.forEach(({ from, to }, e) => {
    const key = `${from} ${to}`
    const list = same.get(key)
    if (list === undefined) same.set(key, [e])
    else list.push(e)
  })
  return same
}

function isInside(polygon: Polygon, at: Position): boolean {
  return polygonContainsShifted(polygon, at) && !onBoundary(polygon, at)
}

/** Whether an edge meets another in any way but end to end without going into its corner. */
function meetsBadly(edge: Edge, other: Edge): boolean {
  const { from: a, to: b } = edge
  const { from: c, to: d } = other
  if (crossProperly(a, b, c, d)) return true
  const ends = (p: Position, q: Position, r: Position) => isSame(p, q) || isSame(p, r)
  if (onSegment(c, a, b) && !ends(c, a, b)) return true
  if (onSegment(d, a, b) && !ends(d, a, b)) return true
  if (onSegment(a, c, d) && !ends(a, c, d)) return true
  if (onSegment(b, c, d) && !ends(b, c, d)) return true
  if (isSame(a, c)) return goesInto(b, other.before, c, d)
  if (isSame(b, c)) return goesInto(a, other.before, c, d)
  if (isSame(a, d)) return goesInto(b, c, d, other.after)
  if (isSame(b, d)) return goesInto(a, c, d, other.after)
  return false
}

/** Whether the way from a corner to `end` begins inside the corner's polygon, which lies left of it; exact. */
function goesInto(end: Position, before: Position, corner: Position, after: Position): boolean {
  if (isSame(end, before) || isSame(end, after)) return false
  const leftOfIn = orientation(before, corner, end) > 0
  const leftOfOut = orientation(corner, after, end) > 0
  return orientation(before, corner, after) > 0 ? leftOfIn && leftOfOut : leftOfIn || leftOfOut
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The misfit edges of each shape, joined along their rings. */
function linesOf(count: number, edges: readonly Edge[], state: Uint8Array): Misfit[][] {
  const lines: Misfit[][] = Array.from({ length: count }, () => [])
  for (let first = 0; first < edges.length; first += edges[first]!.count) {
    const { shape, count: size } = edges[first]!
    const bad = Array.from({ length: size }, (_, i) => state[first + i] === 2)
    // Begun behind an edge that fits, so that no line is cut at the ring's start.
    const start = bad.indexOf(false) + 1
    let line: Position[] = []
    for (let k = 0; k < size; k++) {
      const i = (start + k) % size
      const edge = edges[first + i]!
      if (bad[i]) line.push(...(line.length === 0 ? [edge.from, edge.to] : [edge.to]))
      else if (line.length > 0) {
        lines[shape]!.push(line)
        line = []
      }
    }
    if (line.length > 0) lines[shape]!.push(line)
  }
  return lines
}
