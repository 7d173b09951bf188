import type { Position } from '#geometry/position.ts'
import { type Point, toPoint, toPosition } from './plane.ts'
import { areaOf, contains, distance } from './polygon.ts'

export type FaceId = number
type VertexId = number

/** A cut that ends this close to a vertex (metres) goes through the vertex. */
const SNAP_M = 0.6

/** Where a path meets the ring of a face: `at` runs along the path, whole numbers are its own points. */
interface Crossing {
  readonly at: number
  readonly vertex: VertexId
}

interface Chord {
  readonly from: VertexId
  readonly to: VertexId
  readonly inner: readonly Point[]
}

/**
 * A planar subdivision on the lattice. Faces are counter-clockwise rings of numbered vertices; each directed
 * edge knows the face on its left and the drawn line it belongs to. Faces only ever come about by cutting, and
 * a cut that ends on an edge puts its vertex into the faces on both sides, so the faces tile the first one
 * exactly at all times, whatever is rounded.
 */
export class Subdivision {
  readonly positions: Position[] = []
  readonly points: Point[] = []
  readonly rings = new Map<FaceId, VertexId[]>()
  private readonly vertexAt = new Map<string, VertexId>()
  private readonly edges = new Map<number, { face: FaceId; readonly line: number }>()
  private nextFace = 0

  /** @param outline a simple ring, counter-clockwise; `line` is what its edges belong to. */
  constructor(outline: readonly Point[], line: number) {
    this.addFace(
      outline.map((point) => this.vertex(point)),
      () => line,
    )
  }

  ring(face: FaceId): VertexId[] {
    const ring = this.rings.get(face)
    if (ring === undefined) throw new Error(`face ${face} is not in the subdivision`)
    return ring
  }

  outline(face: FaceId): Point[] {
    return this.ring(face).map((vertex) => this.points[vertex]!)
  }

  /** The line an edge belongs to and the face across it, or null at the rim. */
  edge(a: VertexId, b: VertexId): { readonly line: number; readonly across: FaceId | null } {
    return {
      line: this.edges.get(edgeKey(a, b))!.line,
      across: this.edges.get(edgeKey(b, a))?.face ?? null,
    }
  }

  /**
   * Cuts a face along a path that begins and ends outside it. The path may cross several times.
   * @param once keep only the piece of the path that parts the face most evenly, so that two faces result
   * @returns the faces it fell into (the face itself when the path missed it) and the chords as drawn
   */
  cut(
    face: FaceId,
    path: readonly Point[],
    line: number,
    once = false,
  ): { faces: FaceId[]; chords: Position[][] } {
    let chords = this.chords(face, path)
    if (once && chords.length > 1) {
      const shares = chords.map((chord) => this.smallerSide(face, chord))
      chords = [chords[shares.indexOf(Math.max(...shares))]!]
    }
    let faces = [face]
    const drawn: Position[][] = []
    for (const chord of chords) {
      const index = faces.findIndex((candidate) => this.holds(candidate, chord))
      if (index < 0) continue
      const inner = chord.inner.map((point) => this.vertex(point))
      const halves = this.split(faces[index]!, chord.from, inner, chord.to, line)
      faces = [...faces.slice(0, index), ...halves, ...faces.slice(index + 1)]
      drawn.push([chord.from, ...inner, chord.to].map((vertex) => this.positions[vertex]!))
    }
    return { faces, chords: drawn }
  }

  private holds(face: FaceId, chord: Chord): boolean {
    const ring = this.ring(face)
    if (!ring.includes(chord.from) || !ring.includes(chord.to)) return false
    const path = [this.points[chord.from]!, ...chord.inner, this.points[chord.to]!]
    return contains(this.outline(face), middle(path[0]!, path[1]!))
  }

  /** Area of the smaller of the two parts a chord would make. */
  private smallerSide(face: FaceId, { from, to, inner }: Chord): number {
    const ring = this.ring(face)
    const start = ring.indexOf(from)
    const turned = [...ring.slice(start), ...ring.slice(0, start)]
    const side = turned.slice(0, turned.indexOf(to) + 1).map((vertex) => this.points[vertex]!)
    const area = areaOf([...side, ...inner.toReversed()])
    return Math.min(area, areaOf(this.outline(face)) - area)
  }

  private chords(face: FaceId, path: readonly Point[]): Chord[] {
    const crossings = this.crossings(face, path)
    const outline = this.outline(face)
    const ring = this.ring(face)
    const chords: Chord[] = []
    for (let i = 0; i + 1 < crossings.length; i++) {
      const { at: start, vertex: from } = crossings[i]!
      const { at: end, vertex: to } = crossings[i + 1]!
      const inner = path.slice(Math.floor(start) + 1, Math.ceil(end))
      const whole = [this.points[from]!, ...inner, this.points[to]!]
      if (from === to || !contains(outline, middle(whole[0]!, whole[1]!))) continue
      const index = ring.indexOf(from)
      const beside =
        ring[(index + 1) % ring.length] === to || ring[(index + ring.length - 1) % ring.length] === to
      if (beside && inner.length === 0) continue
      chords.push({ from, to, inner })
    }
    return chords
  }

  private crossings(face: FaceId, path: readonly Point[]): Crossing[] {
    const found: { at: number; a: VertexId; b: VertexId; point: Point }[] = []
    const ring = this.ring(face)
    for (let i = 0; i + 1 < path.length; i++) {
      for (let j = 0; j < ring.length; j++) {
        const a = ring[j]!
        const b = ring[(j + 1) % ring.length]!
        const t = crossing(path[i]!, path[i + 1]!, this.points[a]!, this.points[b]!)
        if (t === null) continue
        found.push({ at: i + t, a, b, point: between(path[i]!, path[i + 1]!, t) })
      }
    }
    found.sort((p, q) => p.at - q.at)
    const crossings: Crossing[] = []
    const halved = new Map<number, VertexId>()
    for (const { at, a, b, point } of found) {
      const vertex = this.vertexOn(a, b, point, halved)
      if (crossings[crossings.length - 1]?.vertex !== vertex) crossings.push({ at, vertex })
    }
    return crossings
  }

  /** The vertex at a point of the edge a–b; an edge that this cut has halved already is followed to its half. */
  private vertexOn(a: VertexId, b: VertexId, point: Point, halved: Map<number, VertexId>): VertexId {
    const half = halved.get(edgeKey(a, b))
    if (half !== undefined) {
      const [start, end] = [this.points[a]!, this.points[half]!]
      return distance(start, point) < distance(start, end)
        ? this.vertexOn(a, half, point, halved)
        : this.vertexOn(half, b, point, halved)
    }
    if (distance(point, this.points[a]!) < SNAP_M) return a
    if (distance(point, this.points[b]!) < SNAP_M) return b
    const vertex = this.vertex(point)
    halved.set(edgeKey(a, b), vertex)
    this.splitEdge(a, b, vertex)
    this.splitEdge(b, a, vertex)
    return vertex
  }

  private splitEdge(a: VertexId, b: VertexId, vertex: VertexId): void {
    const edge = this.edges.get(edgeKey(a, b))
    if (edge === undefined) return
    const ring = this.ring(edge.face)
    ring.splice(ring.indexOf(a) + 1, 0, vertex)
    this.edges.delete(edgeKey(a, b))
    this.edges.set(edgeKey(a, vertex), { ...edge })
    this.edges.set(edgeKey(vertex, b), { ...edge })
  }

  private split(face: FaceId, from: VertexId, inner: VertexId[], to: VertexId, line: number): FaceId[] {
    const ring = this.ring(face)
    const start = ring.indexOf(from)
    const turned = [...ring.slice(start), ...ring.slice(0, start)]
    const end = turned.indexOf(to)
    const lineOf = (a: VertexId, b: VertexId): number => this.edges.get(edgeKey(a, b))?.line ?? line
    this.rings.delete(face)
    return [
      this.addFace([...turned.slice(0, end + 1), ...inner.toReversed()], lineOf),
      this.addFace([...turned.slice(end), from, ...inner], lineOf),
    ]
  }

  private addFace(ring: VertexId[], lineOf: (a: VertexId, b: VertexId) => number): FaceId {
    const face = this.nextFace++
    if (areaOf(ring.map((vertex) => this.points[vertex]!)) <= 0) {
      throw new Error(`a face wants a counter-clockwise ring, got ${JSON.stringify(ring)}`)
    }
    this.rings.set(face, ring)
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!
      const b = ring[(i + 1) % ring.length]!
      this.edges.set(edgeKey(a, b), { face, line: lineOf(a, b) })
    }
    return face
  }

  private vertex(point: Point): VertexId {
    const position = toPosition(point)
    const key = `${position[0]},${position[1]}`
    const known = this.vertexAt.get(key)
    if (known !== undefined) return known
    const vertex = this.positions.length
    this.positions.push(position)
    this.points.push(toPoint(position))
    this.vertexAt.set(key, vertex)
    return vertex
  }
}

function edgeKey(a: VertexId, b: VertexId): number {
  return a * 67_108_864 + b
}

function middle(a: Point, b: Point): Point {
  return between(a, b, 0.5)
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

/** How far along p–q the segments p–q and a–b cross, or null where they do not. */
function crossing(p: Point, q: Point, a: Point, b: Point): number | null {
  const dx = q[0] - p[0]
  const dy = q[1] - p[1]
  const ex = b[0] - a[0]
  const ey = b[1] - a[1]
  const denominator = dx * ey - dy * ex
  if (denominator === 0) return null
  const t = ((a[0] - p[0]) * ey - (a[1] - p[1]) * ex) / denominator
  const s = ((a[0] - p[0]) * dy - (a[1] - p[1]) * dx) / denominator
  return t >= 0 && t < 1 && s >= 0 && s < 1 ? t : null
}
