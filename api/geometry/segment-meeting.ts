import type { VertexTable } from './linework.ts'
import { crossing } from './segment.ts'

/**
 * Calls `put(segment, vertex)` for each vertex by which segment `s` (from `a` to `b`) or `t` (from `c` to `d`)
 * must be split because of the other: an end of one within the other, also where they overlap in a line, or
 * a proper crossing, rounded to the lattice. `put` may be told of an end of the segment itself.
 */
export function meet(
  vertices: VertexTable,
  s: number,
  t: number,
  a: number,
  b: number,
  c: number,
  d: number,
  put: (segment: number, vertex: number) => void,
): void {
  const shared = a === c || a === d || b === c || b === d
  const abc = side(vertices, a, b, c)
  const abd = side(vertices, a, b, d)
  // Most pairs are neighbours along a ring: they share one end and are not collinear.
  if (shared && (abc !== 0 || abd !== 0)) return
  if ((abc > 0 && abd > 0) || (abc < 0 && abd < 0)) return
  const cda = side(vertices, c, d, a)
  const cdb = side(vertices, c, d, b)
  if ((cda > 0 && cdb > 0) || (cda < 0 && cdb < 0)) return
  if (abc !== 0 && abd !== 0 && cda !== 0 && cdb !== 0) {
    const [pa, pb, pc, pd] = [a, b, c, d].map((v) => vertices.position(v))
    const [x, y] = crossing(pa!, pb!, pc!, pd!)
    const vertex = vertices.at(x, y)
    put(s, vertex)
    put(t, vertex)
    return
  }
  if (abc === 0 && between(vertices, c, a, b)) put(s, c)
  if (abd === 0 && between(vertices, d, a, b)) put(s, d)
  if (cda === 0 && between(vertices, a, c, d)) put(t, a)
  if (cdb === 0 && between(vertices, b, c, d)) put(t, b)
}

/** `orientation` of three vertices, without positions being made of them. */
function side({ x, y }: VertexTable, a: number, b: number, c: number): number {
  return (x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!)
}

/** Whether a vertex on the line through `a` and `b` lies in the box of the two. */
function between({ x, y }: VertexTable, v: number, a: number, b: number): boolean {
  return (
    x[v]! >= Math.min(x[a]!, x[b]!) &&
    x[v]! <= Math.max(x[a]!, x[b]!) &&
    y[v]! >= Math.min(y[a]!, y[b]!) &&
    y[v]! <= Math.max(y[a]!, y[b]!)
  )
}
