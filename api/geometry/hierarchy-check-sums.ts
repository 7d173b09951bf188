import type { Position } from './position.ts'
import type { MultiPolygon } from './ring.ts'

/** An undirected edge that runs `count` times more often from `from` to `to` than back. */
export interface LeftOver {
  readonly from: Position
  readonly to: Position
  readonly count: number
}

const LEAST_ROOM = 1 << 10

/**
 * A sum of directed edges on the lattice: an edge and its reverse cancel out. A hash of typed arrays with open
 * addressing; emptied in no time between one parent and the next by counting rounds.
 */
export class SegmentSums {
  #room = LEAST_ROOM
  #used = 0
  #round = 1
  #x0 = new Int32Array(LEAST_ROOM)
  #y0 = new Int32Array(LEAST_ROOM)
  #x1 = new Int32Array(LEAST_ROOM)
  #y1 = new Int32Array(LEAST_ROOM)
  #count = new Int32Array(LEAST_ROOM)
  #stamp = new Int32Array(LEAST_ROOM)

  /** Forgets all edges and makes room for at least so many. */
  clear(edges: number): void {
    this.#used = 0
    this.#round++
    if (edges * 2 <= this.#room) return
    while (this.#room < edges * 2) this.#room *= 2
    this.#x0 = new Int32Array(this.#room)
    this.#y0 = new Int32Array(this.#room)
    this.#x1 = new Int32Array(this.#room)
    this.#y1 = new Int32Array(this.#room)
    this.#count = new Int32Array(this.#room)
    this.#stamp = new Int32Array(this.#room)
    this.#round = 1
  }

  /** Adds the boundary of a shape `times` times. Room for its edges must have been made. */
  add(shape: MultiPolygon, times: number): void {
    for (const polygon of shape) {
      for (const ring of polygon) {
        let [ax, ay] = ring[ring.length - 1]!
        for (const [bx, by] of ring) {
          if (ax < bx || (ax === bx && ay < by)) this.#addEdge(ax, ay, bx, by, times)
          else this.#addEdge(bx, by, ax, ay, -times)
          ax = bx
          ay = by
        }
      }
    }
  }

  #addEdge(x0: number, y0: number, x1: number, y1: number, times: number): void {
    const mask = this.#room - 1
    let hash = Math.imul(x0, 0x9e3779b1) ^ Math.imul(y0, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ Math.imul(x1, 0x27d4eb2f) ^ Math.imul(y1, 0x165667b1)
    let at = (hash ^ (hash >>> 13)) & mask
    while (this.#stamp[at] === this.#round) {
      if (this.#x0[at] === x0 && this.#y0[at] === y0 && this.#x1[at] === x1 && this.#y1[at] === y1) {
        this.#count[at]! += times
        return
      }
      at = (at + 1) & mask
    }
    if (++this.#used >= this.#room) throw new Error(`more edges than room was made for: ${this.#room}`)
    this.#stamp[at] = this.#round
    this.#x0[at] = x0
    this.#y0[at] = y0
    this.#x1[at] = x1
    this.#y1[at] = y1
    this.#count[at] = times
  }

  /** The edges that did not cancel out. */
  leftOver(): LeftOver[] {
    const left: LeftOver[] = []
    for (let at = 0; at < this.#room; at++) {
      if (this.#stamp[at] !== this.#round || this.#count[at] === 0) continue
      const a: Position = [this.#x0[at]!, this.#y0[at]!]
      const b: Position = [this.#x1[at]!, this.#y1[at]!]
      const count = this.#count[at]!
      left.push(count > 0 ? { from: a, to: b, count } : { from: b, to: a, count: -count })
    }
    return left
  }
}
