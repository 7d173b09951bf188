import Flatbush from 'flatbush'
import { AreaSum } from './area.ts'
import { type HalfEdges, halfEdgesOf } from './half-edges.ts'
import type { Linework } from './linework.ts'
import type { Subdivision } from './subdivision.ts'

/**
 * All bounded faces of noded linework, numbered from 1, each with the inner boundaries of what lies within it
 * and apart from its own boundary; exact.
 */
export function facesOf(linework: Linework): Subdivision {
  const halves = halfEdgesOf(linework)
  const cycles = traceCycles(halves)
  const face = new Int32Array(cycles.first.length).fill(-1)
  let faceCount = 1
  const outlines: number[] = []
  for (let c = 0; c < face.length; c++) {
    // A connected piece of linework has one cycle around it, clockwise or of no area; all others are faces.
    if (cycles.areas[c]! > 0) face[c] = faceCount++
    else outlines.push(c)
  }
  placeOutlines(halves, cycles, outlines, face)
  const areas = new Float64Array(faceCount)
  face.forEach((f, cycle) => {
    areas[f]! += cycles.areas[cycle]!
  })
  return { ...halves, faceCount, face: cycles.of.map((cycle) => face[cycle]!), twiceArea: areas }
}

interface Cycles {
  /** Cycle of each half-edge. */
  readonly of: Int32Array
  readonly first: readonly number[]
  /** Exact twice-area of each. */
  readonly areas: readonly number[]
}

function traceCycles({ x, y, origin, next }: HalfEdges): Cycles {
  const of = new Int32Array(origin.length).fill(-1)
  const first: number[] = []
  const areas: number[] = []
  for (let start = 0; start < origin.length; start++) {
    if (of[start] !== -1) continue
    // The exact sum of `twiceArea`, without the positions being gathered first.
    const sum = new AreaSum(x[origin[start]!]!, y[origin[start]!]!)
    for (let h = start; of[h] === -1; h = next[h]!) {
      of[h] = first.length
      sum.walkTo(x[origin[h]!]!, y[origin[h]!]!)
    }
    first.push(start)
    areas.push(sum.twice())
  }
  return { of, first, areas }
}

/**
 * Gives each piece's outline the face it lies in: the one right of the nearest edge due west of the piece's
 * westernmost vertex. That edge belongs to a piece that begins further west, so going from west to east
 * every answer is known when it is asked for.
 */
function placeOutlines(
  halves: HalfEdges,
  cycles: Cycles,
  outlines: readonly number[],
  face: Int32Array,
): void {
  const { x, y, origin } = halves
  const westernmost = new Map(outlines.map((cycle) => [cycle, westernmostOf(halves, cycles.first[cycle]!)]))
  const order = outlines.toSorted((a, b) => {
    const v = westernmost.get(a)!
    const w = westernmost.get(b)!
    return x[v]! - x[w]! || y[v]! - y[w]!
  })
  if (order.length === 1) {
    face[order[0]!] = 0
    return
  }
  const index = new Flatbush(Math.max(1, origin.length / 2), 16, Int32Array)
  for (let h = 0; h < origin.length; h += 2) {
    const a = origin[h]!
    const b = origin[h + 1]!
    index.add(Math.min(x[a]!, x[b]!), Math.min(y[a]!, y[b]!), Math.max(x[a]!, x[b]!), Math.max(y[a]!, y[b]!))
  }
  if (order.length > 0) index.finish()
  for (const cycle of order) {
    const half = nearestWest(halves, index, westernmost.get(cycle)!)
    face[cycle] = half === null ? 0 : face[cycles.of[half]!]!
  }
}

function westernmostOf({ x, y, origin, next }: HalfEdges, start: number): number {
  let best = origin[start]!
  for (let h = next[start]!; h !== start; h = next[h]!) {
    const v = origin[h]!
    if (x[v]! < x[best]! || (x[v] === x[best] && y[v]! < y[best]!)) best = v
  }
  return best
}

/**
 * The downward half-edge of the nearest edge due west of a vertex, which sees it on its left; or null. The ray
 * runs a hair north of the vertex, so it never hits the upper end of an edge.
 */
function nearestWest({ x, y, origin }: HalfEdges, index: Flatbush, vertex: number): number | null {
  const px = x[vertex]!
  const py = y[vertex]!
  let best: number | null = null
  let bestHit: Hit | null = null
  index.search(index.minX, py, px, py, (edge) => {
    const even = edge * 2
    const down = y[origin[even]!]! < y[origin[even + 1]!]! ? even + 1 : even
    const top = origin[down]!
    const bottom = origin[down ^ 1]!
    const hit = {
      dx: x[top]! - x[bottom]!,
      dy: y[top]! - y[bottom]!,
      cross: (px - x[bottom]!) * (y[top]! - y[bottom]!) - (py - y[bottom]!) * (x[top]! - x[bottom]!),
    }
    if (y[bottom]! > py || y[top]! <= py || hit.cross <= 0) return false
    if (bestHit === null || isNearer(hit, bestHit)) {
      best = down
      bestHit = hit
    }
    return false
  })
  return best
}

/** An upward edge (dx, dy) that the ray hits cross/dy units west of where it starts. */
interface Hit {
  readonly dx: number
  readonly dy: number
  readonly cross: number
}

/** Exact comparison of two hits; edges hit in a common lower end are told apart by their slope. */
function isNearer(a: Hit, b: Hit): boolean {
  const left = BigInt(a.cross) * BigInt(b.dy)
  const right = BigInt(b.cross) * BigInt(a.dy)
  return left === right ? a.dx * b.dy > b.dx * a.dy : left < right
}
