import type { Position } from '#geometry/position.ts'
import type { Face } from '../../snapshot.ts'
import { boxesIn } from '../near.ts'

/** What a plan's faces make of one lattice position that some of them have as a vertex. */
export interface Vertex {
  readonly at: Position
  /** How many border edges meet there. */
  readonly ways: number
  /** Whether it lies on a community's border or on the plan's outline. */
  readonly onOutline: boolean
}

/** Values by position. */
export class PositionMap<Value> {
  readonly #columns = new Map<number, Map<number, Value>>()

  get([x, y]: Position): Value | undefined {
    return this.#columns.get(x)?.get(y)
  }

  set([x, y]: Position, value: Value): void {
    const column = this.#columns.get(x)
    if (column === undefined) this.#columns.set(x, new Map([[y, value]]))
    else column.set(y, value)
  }
}

/** Indices of the faces that have at least one of the positions as a vertex, in order. */
export function facesWith(faces: readonly Face[], positions: readonly Position[]): number[] {
  const wanted = new PositionMap<true>()
  for (const at of positions) wanted.set(at, true)
  const found: number[] = []
  boxesIn(faces).boxes.forEach(({ minX, maxX, minY, maxY }, f) => {
    if (!positions.some(([x, y]) => x >= minX && x <= maxX && y >= minY && y <= maxY)) return
    if (faces[f]!.polygon.some((ring) => ring.some((at) => wanted.get(at) !== undefined))) found.push(f)
  })
  return found
}

/** The vertex at a position, seen from all faces that have it; null when none of them does. */
export function vertexAt(faces: readonly Face[], at: Position): Vertex | null {
  const leaving = new Set<string>()
  const arriving = new Set<string>()
  const communities = new Set<string>()
  for (const { polygon, community } of faces) {
    for (const ring of polygon) {
      ring.forEach(([x, y], i) => {
        if (x !== at[0] || y !== at[1]) return
        arriving.add(ring[(i + ring.length - 1) % ring.length]!.join())
        leaving.add(ring[(i + 1) % ring.length]!.join())
        communities.add(community)
      })
    }
  }
  if (communities.size === 0) return null
  // Inside the plan there is a face on both sides of every edge.
  const ways = new Set([...leaving, ...arriving])
  const isOpen = ways.size > leaving.size || ways.size > arriving.size
  return { at, ways: ways.size, onOutline: isOpen || communities.size > 1 }
}
