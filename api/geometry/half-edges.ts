import { edgeKey, type Linework } from './linework.ts'

/**
 * Half-edges of noded linework: edge i gives the half-edges 2i and 2i + 1 in opposite directions, so the twin
 * of h is h ^ 1. `next[h]` follows h around the piece of ground on its left.
 */
export interface HalfEdges {
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Vertex a half-edge starts from. */
  readonly origin: Int32Array
  readonly next: Int32Array
  /** The half-edge between two neighbouring vertices; throws when there is none. */
  readonly between: (from: number, to: number) => number
}

/** The half-edges of linework that is already noded; equal and opposite edges of rings fall together. */
export function halfEdgesOf({ vertices, rings }: Linework): HalfEdges {
  const edges = new Map<number, number>()
  const ends: number[] = []
  for (const ring of rings) {
    let from = ring[ring.length - 1]!
    for (const to of ring) {
      const key = from < to ? edgeKey(from, to) : edgeKey(to, from)
      if (from !== to && !edges.has(key)) {
        edges.set(key, ends.length)
        ends.push(Math.min(from, to), Math.max(from, to))
      }
      from = to
    }
  }
  const origin = Int32Array.from(ends)
  const between = (from: number, to: number): number => {
    const half = from < to ? edges.get(edgeKey(from, to)) : edges.get(edgeKey(to, from))
    if (half === undefined) throw new Error(`no edge between vertices ${from} and ${to}`)
    return from < to ? half : half + 1
  }
  return { x: vertices.x, y: vertices.y, origin, next: nextAround(vertices.x, vertices.y, origin), between }
}

/** For each half-edge u → v the one that leaves v first clockwise from v → u: the same ground on its left. */
function nextAround(x: readonly number[], y: readonly number[], origin: Int32Array): Int32Array {
  const starts = new Int32Array(x.length + 1)
  for (const vertex of origin) starts[vertex + 1]!++
  for (let v = 0; v < x.length; v++) starts[v + 1]! += starts[v]!
  const fill = starts.slice()
  const leaving = new Int32Array(origin.length)
  for (let h = 0; h < origin.length; h++) leaving[fill[origin[h]!]!++] = h

  const next = new Int32Array(origin.length)
  for (let v = 0; v < x.length; v++) {
    const from = starts[v]!
    const to = starts[v + 1]!
    const around = leaving.subarray(from, to)
    if (around.length > 2) around.sort((g, h) => byAngle(x, y, v, origin[g ^ 1]!, origin[h ^ 1]!))
    for (let i = 0; i < around.length; i++) {
      const clockwise = around[i === 0 ? around.length - 1 : i - 1]!
      next[around[i]! ^ 1] = clockwise
    }
  }
  return next
}

/** Counter-clockwise order of two neighbours of `v`, beginning east; exact. */
function byAngle(x: readonly number[], y: readonly number[], v: number, p: number, q: number): number {
  const px = x[p]! - x[v]!
  const py = y[p]! - y[v]!
  const qx = x[q]! - x[v]!
  const qy = y[q]! - y[v]!
  const half = Number(isLower(px, py)) - Number(isLower(qx, qy))
  return half !== 0 ? half : qx * py - qy * px
}

/** Whether a direction lies in the half turn that begins west. */
function isLower(dx: number, dy: number): boolean {
  return dy < 0 || (dy === 0 && dx < 0)
}
