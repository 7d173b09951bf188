import { bboxOf, withinSpan } from './bbox.ts'
import type { Position } from './position.ts'
import type { Ring } from './ring.ts'

/** Vertices packed as (x − minX)·2^26 + (y − minY): 4° is below 2^26 units, so a key is an exact double. */
const ROW = 2 ** 26

/**
 * Numbers the vertices of some rings, equal positions alike. A vertex number lives as long as one computation
 * and is never stored.
 */
export class VertexTable {
  readonly x: number[] = []
  readonly y: number[] = []
  readonly #numbers = new Map<number, number>()
  readonly #minX: number
  readonly #minY: number

  /** Throws when `rings` extend over more than 4°, where arithmetic would no longer be exact. */
  constructor(rings: Iterable<Ring>) {
    const box = bboxOf(rings)
    if (!withinSpan(box)) {
      throw new RangeError(
        `geometry must extend over at most 4°, got ${box.maxX - box.minX} × ${box.maxY - box.minY} units of 1e-7°`,
      )
    }
    this.#minX = box.minX
    this.#minY = box.minY
  }

  /** Number of the vertex at a position within the box of the table's rings. */
  at(x: number, y: number): number {
    const key = (x - this.#minX) * ROW + (y - this.#minY)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const vertex = this.x.length
    this.#numbers.set(key, vertex)
    this.x.push(x)
    this.y.push(y)
    return vertex
  }

  position(vertex: number): Position {
    return [this.x[vertex]!, this.y[vertex]!]
  }
}

/** Closed rings as vertex numbers, the first not repeated; what noding gives and subdivisions are made of. */
export interface Linework {
  readonly vertices: VertexTable
  readonly rings: readonly (readonly number[])[]
}

/** Rings as linework, vertex for vertex; nothing is noded. */
export function lineworkOf(rings: readonly Ring[]): Linework {
  const vertices = new VertexTable(rings)
  return { vertices, rings: rings.map((ring) => ring.map(([x, y]) => vertices.at(x, y))) }
}

/** Key of the directed edge between two vertex numbers; an exact double up to 2^26 vertices. */
export function edgeKey(from: number, to: number): number {
  return from * ROW + to
}
