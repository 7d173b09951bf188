import Flatbush from 'flatbush'
import { edgeKey, type Linework, lineworkOf, type VertexTable } from './linework.ts'
import type { Ring } from './ring.ts'
import { meet } from './segment-meeting.ts'

/** Segments compared between two words about it. */
const TELL_EVERY = 4_096

/**
 * Puts a vertex into every ring wherever it crosses, touches or overlaps another or itself, so that any two
 * edges of the result are the same, or share end points only. A crossing is rounded to the lattice, which
 * moves it by at most half a unit along each axis; bent edges are examined again until nothing meets any
 * more. Only where several edges run within a few units of each other do such bends add up.
 *
 * It ends: a segment is only ever replaced by ones that are strictly shorter, because every new vertex lies
 * in its box, is none of its ends, and rounding keeps the order along it; and lattice lengths have a least.
 * Unlike snap rounding an edge is not drawn to vertices it merely passes close by, so linework that is
 * already noded comes back unchanged.
 *
 * Rings may come back touching themselves or folded flat; each is still a closed walk. The first `noded` rings
 * are taken to be noded among themselves, as faces of one plan are; they are only compared with the others. `tell`
 * hears what share of the first comparison, which is nearly all, is done, from 0 to 1.
 */
export function node(rings: readonly Ring[], noded = 0, tell?: (share: number) => void): Linework {
  const drawn = lineworkOf(rings)
  const segments = new SegmentTable(drawn.vertices)
  drawn.rings.forEach((ring, r) => {
    if (r === noded) segments.passAll()
    let from = ring[ring.length - 1]!
    for (const to of ring) {
      if (from !== to) segments.add(from, to)
      from = to
    }
  })
  if (noded >= drawn.rings.length) segments.passAll()
  if (segments.splitFresh(tell)) while (segments.splitFresh()) {}
  return { vertices: drawn.vertices, rings: drawn.rings.map((ring) => segments.walk(ring)) }
}

/** Undirected segments; one that was split remembers its pieces, which lie within its box. */
class SegmentTable {
  readonly #vertices: VertexTable
  readonly #numbers = new Map<number, number>()
  readonly #a: number[] = []
  readonly #b: number[] = []
  /** Vertices put into a segment, from its `a` to its `b`. */
  readonly #inner = new Map<number, number[]>()
  /** The segments between them. */
  readonly #pieces = new Map<number, number[]>()
  /** Index of the segments as drawn; a piece is found through the one it was cut from. */
  #index: Flatbush | null = null
  /** Segments from here on have not been compared with the others. */
  #fresh = 0

  constructor(vertices: VertexTable) {
    this.#vertices = vertices
  }

  /** Number of the segment between two vertices, which is new or known. */
  add(from: number, to: number): number {
    const a = Math.min(from, to)
    const b = Math.max(from, to)
    const key = edgeKey(a, b)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const segment = this.#a.length
    this.#numbers.set(key, segment)
    this.#a.push(a)
    this.#b.push(b)
    return segment
  }

  /** Takes all segments so far for compared. */
  passAll(): void {
    this.#fresh = this.#a.length
  }

  /** Compares the fresh segments with all and splits what meets; false when nothing did. */
  splitFresh(tell?: (share: number) => void): boolean {
    const fresh = this.#fresh
    this.#fresh = this.#a.length
    const splits = this.#meetings(fresh, tell)
    for (const [segment, vertices] of splits) this.#split(segment, vertices)
    return splits.size > 0
  }

  /** For each segment that must be split the vertices to put in, unordered and perhaps repeated. */
  #meetings(fresh: number, tell?: (share: number) => void): Map<number, number[]> {
    const splits = new Map<number, number[]>()
    const put = (segment: number, vertex: number) => {
      if (vertex === this.#a[segment] || vertex === this.#b[segment]) return
      const list = splits.get(segment)
      if (list === undefined) splits.set(segment, [vertex])
      else list.push(vertex)
    }
    if (fresh === this.#a.length) return splits
    const index = this.#index ?? this.#buildIndex()
    // One function for all: a million of them, each with a name, cost as much as the search.
    let s = fresh
    let box = this.#box(s)
    const compare = (t: number): boolean => {
      const pieces = this.#pieces.get(t)
      if (pieces !== undefined) this.#eachPiece(t, pieces, box, compare)
      else if (t < s) {
        // Each pair once, from the later of the two.
        meet(this.#vertices, s, t, this.#a[s]!, this.#b[s]!, this.#a[t]!, this.#b[t]!, put)
      }
      return false
    }
    for (; s < this.#a.length; s++) {
      if ((s - fresh) % TELL_EVERY === 0) tell?.((s - fresh) / (this.#a.length - fresh))
      box = this.#box(s)
      index.search(box[0], box[1], box[2], box[3], compare)
    }
    return splits
  }

  /**
   * Calls `visit` for the pieces of a segment whose boxes meet a box, in order. A segment may have been cut into
   * hundreds; as they follow each other along both axes, those before the box are passed over by halving.
   */
  #eachPiece(segment: number, pieces: readonly number[], box: Box, visit: (piece: number) => void): void {
    const { x, y } = this.#vertices
    const inner = this.#inner.get(segment)!
    const a = this.#a[segment]!
    const b = this.#b[segment]!
    const alongX = Math.abs(x[b]! - x[a]!) >= Math.abs(y[b]! - y[a]!)
    const at = alongX ? x : y
    const rises = at[b]! > at[a]!
    const [least, most] = alongX ? [box[0], box[2]] : [box[1], box[3]]
    let first = 0
    for (let last = inner.length; first < last; ) {
      const middle = (first + last) >> 1
      const end = at[inner[middle]!]!
      if (rises ? end < least : end > most) first = middle + 1
      else last = middle
    }
    for (let k = first; k < pieces.length; k++) {
      const start = at[k === 0 ? a : inner[k - 1]!]!
      if (rises ? start > most : start < least) return
      if (overlap(box, this.#box(pieces[k]!))) visit(pieces[k]!)
    }
  }

  #buildIndex(): Flatbush {
    const index = new Flatbush(this.#a.length, 16, Int32Array)
    for (let s = 0; s < this.#a.length; s++) index.add(...this.#box(s))
    index.finish()
    this.#index = index
    return index
  }

  #box(segment: number): Box {
    const { x, y } = this.#vertices
    const a = this.#a[segment]!
    const b = this.#b[segment]!
    return [Math.min(x[a]!, x[b]!), Math.min(y[a]!, y[b]!), Math.max(x[a]!, x[b]!), Math.max(y[a]!, y[b]!)]
  }

  /**
   * Rounded positions along a segment rise or fall together with it in x and in y, so their order is that of
   * the distance walked along both axes: whole numbers, no rational is compared.
   */
  #split(segment: number, vertices: readonly number[]): void {
    const { x, y } = this.#vertices
    const a = this.#a[segment]!
    const walked = (v: number) => Math.abs(x[v]! - x[a]!) + Math.abs(y[v]! - y[a]!)
    const inner = [...new Set(vertices)].sort((v, w) => walked(v) - walked(w))
    const pieces: number[] = []
    let from = a
    for (const to of [...inner, this.#b[segment]!]) {
      pieces.push(this.add(from, to))
      from = to
    }
    this.#inner.set(segment, inner)
    this.#pieces.set(segment, pieces)
  }

  /** The ring with every vertex that was put into its edges. */
  walk(ring: readonly number[]): number[] {
    const walked: number[] = []
    for (let i = 0; i < ring.length; i++) {
      const from = ring[i]!
      const to = ring[(i + 1) % ring.length]!
      if (from !== to) this.#walkEdge(from, to, walked)
    }
    return walked
  }

  /** Appends the vertices of an edge from `from` up to, but not including, `to`. */
  #walkEdge(from: number, to: number, walked: number[]): void {
    const forward = from < to
    const segment = this.#numbers.get(forward ? edgeKey(from, to) : edgeKey(to, from))!
    const inner = this.#inner.get(segment)
    if (inner === undefined) {
      walked.push(from)
      return
    }
    let at = from
    for (let i = 0; i <= inner.length; i++) {
      const next = i === inner.length ? to : inner[forward ? i : inner.length - 1 - i]!
      this.#walkEdge(at, next, walked)
      at = next
    }
  }
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number]

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}
