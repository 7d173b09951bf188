import type { VertexTable } from './linework.ts'
import { orientation } from './orientation.ts'
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
  const pa = vertices.position(a)
  const pb = vertices.position(b)
  const pc = vertices.position(c)
  const pd = vertices.position(d)
  const abc = orientation(pa, pb, pc)
  const abd = orientation(pa, pb, pd)
  // Most pairs are neighbours along a ring: they share one end and are not collinear.
  if (shared && (abc !== 0 || abd !== 0)) return
  if ((abc > 0 && abd > 0) || (abc < 0 && abd < 0)) return
  const cda = orientation(pc, pd, pa)
  const cdb = orientation(pc, pd, pb)
  if ((cda > 0 && cdb > 0) || (cda < 0 && cdb < 0)) return
  if (abc !== 0 && abd !== 0 && cda !== 0 && cdb !== 0) {
    const [x, y] = crossing(pa, pb, pc, pd)
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

/** Whether a vertex on the line through `a` and `b` lies in the box of the two. */
function between({ x, y }: VertexTable, v: number, a: number, b: number): boolean {
  return (
    x[v]! >= Math.min(x[a]!, x[b]!) &&
    x[v]! <= Math.max(x[a]!, x[b]!) &&
    y[v]! >= Math.min(y[a]!, y[b]!) &&
    y[v]! <= Math.max(y[a]!, y[b]!)
  )
}
