import type { Position } from '#geometry/position.ts'
import type { Face } from '#plan/snapshot.ts'

/** Span of a plan in lattice units along an axis, a power of two: two offsets make one exact number. */
const SPAN = 2 ** 26

/**
 * Which face lies left of each directed edge. Faces share their borders vertex for vertex, so the face across is
 * the one left of the edge walked the other way.
 */
export class EdgeBook {
  readonly #origin: Position
  readonly #vertices = new Map<number, number>()
  readonly #left = new Map<number, Face>()

  /** `origin` is the plan's; every vertex lies within 4° of it. */
  constructor(origin: Position) {
    this.#origin = origin
  }

  add(face: Face): void {
    for (const ring of face.polygon) {
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        this.#left.set(this.#key(a, b), face)
        a = b
      }
    }
  }

  /** Forgets a face; edges that another face has taken over since stay that face's. */
  remove(face: Face): void {
    for (const ring of face.polygon) {
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        const key = this.#key(a, b)
        if (this.#left.get(key) === face) this.#left.delete(key)
        a = b
      }
    }
  }

  /** The face on the other side of a face's edge from `a` to `b`; undefined outside the plan. */
  across(a: Position, b: Position): Face | undefined {
    return this.#left.get(this.#key(b, a))
  }

  /** Every face that shares an edge with a face. */
  around(face: Face): Set<Face> {
    const found = new Set<Face>()
    for (const ring of face.polygon) {
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        const other = this.across(a, b)
        if (other !== undefined && other !== face) found.add(other)
        a = b
      }
    }
    return found
  }

  #key(a: Position, b: Position): number {
    return this.#vertex(a) * SPAN + this.#vertex(b)
  }

  #vertex([x, y]: Position): number {
    const place = (x - this.#origin[0] + SPAN / 2) * SPAN + (y - this.#origin[1] + SPAN / 2)
    const known = this.#vertices.get(place)
    if (known !== undefined) return known
    this.#vertices.set(place, this.#vertices.size)
    return this.#vertices.size - 1
  }
}
