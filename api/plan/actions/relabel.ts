import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve, type Region } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { Polygon, Ring } from '#geometry/ring.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import { type Arrangement, arrange } from '#geometry/windings.ts'
import { type FaceLabel, labelKey } from '../normal-form.ts'
import type { MovedGround } from '../plan.ts'
import type { Face, Snapshot } from '../snapshot.ts'
import { foldedBeyond } from './folded.ts'
import { rangeOf } from './held.ts'
import { melt } from './melt.ts'
import { facesAlong, withNeighbours } from './near.ts'

/** Part of a plan laid under some lines: small faces, each within one face of the plan or outside all. */
export interface Ground {
  readonly arrangement: Arrangement
  /** Indices in the snapshot's faces of those that were laid out; the shapes of the arrangement, in order. */
  readonly near: readonly number[]
  /** Those that may come out different. */
  readonly taken: ReadonlySet<number>
  /** For each small face the index of the plan's face it lies in, or -1. */
  readonly faceOf: Int32Array
  /** For each line, whether a small face lies inside it; of an open line none does. */
  readonly inside: (line: number, smallFace: number) => boolean
  /** Whether an edge is part of a line, by half-edge. */
  readonly isLine: (half: number) => boolean
}

/** A line to draw over a plan; a closed one is a ring without its first vertex repeated. */
export interface DrawnLine {
  readonly positions: readonly Position[]
  readonly closed: boolean
}

/** Lays the faces `taken`, their neighbours and some lines over each other. `taken` holds all that the lines meet. */
export function layOut(snapshot: Snapshot, taken: ReadonlySet<number>, lines: readonly DrawnLine[]): Ground {
  const { faces } = snapshot
  const arranged = (near: readonly number[]): Arrangement =>
    arrange([...near.map((f) => faces[f]!.polygon), ...lines.map((line) => [asRing(line)])], near.length)
  let near = withNeighbours(faces, taken)
  let arrangement = arranged(near)
  if (lines.length > 0 && foldedBeyond(faces, near, taken, arrangement)) {
    // In ground of a few units: then all that shares an edge with what was folded must know of it.
    const along = lines.flatMap(({ positions }) => [...facesAlong(faces, [...positions, positions[0]!])])
    near = withNeighbours(faces, new Set([...taken, ...along]))
    arrangement = arranged(near)
  }
  const { subdivision, windings, rings } = arrangement
  const faceOf = Int32Array.from(windings, (around) => {
    const face = around.find(({ shape, turns }) => shape < near.length && turns > 0)
    return face === undefined ? -1 : near[face.shape]!
  })
  const lineEdges = new Uint8Array(subdivision.origin.length / 2)
  for (const ring of rings.slice(rings.length - lines.length)) {
    let from = ring[ring.length - 1]!
    for (const to of ring) {
      if (from !== to) lineEdges[subdivision.between(from, to) >> 1] = 1
      from = to
    }
  }
  return {
    arrangement,
    near,
    taken,
    faceOf,
    inside: (line, f) => windings[f]!.some(({ shape }) => shape === near.length + line),
    isLine: (half) => lineEdges[half >> 1] === 1,
  }
}

/** An open line is walked there and back, so that it winds around nothing. */
function asRing({ positions, closed }: DrawnLine): Ring {
  return closed ? positions : [...positions, ...positions.slice(1, -1).reverse()]
}

/** A plan's ground after an edit. */
export interface Relabelled {
  readonly faces: readonly Face[]
  readonly moved: readonly MovedGround[]
}

/**
 * Gives every small face a label, null for ground outside the plan, and makes faces in normal form of them.
 * Faces that come out the same stay the very same values. Where a line did not become a border, nothing of it
 * is left: neighbours get a vertex only where a new border meets them.
 */
export function relabel(
  snapshot: Snapshot,
  ground: Ground,
  labels: readonly (FaceLabel | null)[],
): Relabelled {
  const { subdivision } = ground.arrangement
  const table = new LabelTable()
  const numbers = labels.map((label) => table.number(label))
  const regions = melt(snapshot, ground, numbers)
  const before = ground.near.map((f) => snapshot.faces[f]!)
  return {
    faces: replaceFaces(snapshot.faces, before, regions, table),
    moved: movedGround(subdivision, ground.faceOf, snapshot.faces, labels),
  }
}

/** Numbers for labels, equal labels alike. */
export class LabelTable {
  readonly #numbers = new Map<string, number>()
  readonly #labels: FaceLabel[] = []

  number(label: FaceLabel | null): number {
    if (label === null) return NO_REGION
    const key = labelKey(label)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#labels.length)
    const { community, holder, exemption } = label
    this.#labels.push({ community, holder, exemption })
    return this.#labels.length - 1
  }

  label(number: number): FaceLabel {
    return this.#labels[number]!
  }
}

/**
 * The list of faces with `before` replaced by `regions`, keys dealt anew where labels changed hands. Whatever is
 * equal stays the same value.
 */
export function replaceFaces(
  faces: readonly Face[],
  before: readonly Face[],
  regions: readonly Region[],
  table: LabelTable,
): readonly Face[] {
  const leaving = new Set(before)
  const same = new Map(before.map((face) => [placeKey(labelKey(face), face.polygon), face]))
  const fresh: Fresh[] = []
  for (const { label: number, polygon } of regions) {
    const label = table.label(number)
    const face = same.get(placeKey(labelKey(label), polygon))
    if (face !== undefined && samePolygon(face.polygon, polygon)) {
      leaving.delete(face)
    } else fresh.push({ label, polygon })
  }
  if (leaving.size === 0 && fresh.length === 0) return faces
  const groups = new Map<string, Fresh[]>()
  for (const face of leaving) groups.set(labelKey(face), [])
  for (const { label } of fresh) groups.set(labelKey(label), [])
  for (const each of fresh) groups.get(labelKey(each.label))!.push(each)
  const after: Face[] = []
  let at = 0
  for (const [key, group] of [...groups].sort(([a], [b]) => (`${a}.` < `${b}.` ? -1 : 1))) {
    const { from, to } = rangeOf(faces, key)
    while (at < from) after.push(faces[at++]!)
    for (; at < to; at++)
      if (!leaving.has(faces[at]!)) group.push({ label: faces[at]!, polygon: faces[at]!.polygon })
    for (const face of numbered(key, group)) after.push(face)
  }
  while (at < faces.length) after.push(faces[at++]!)
  return after
}

/** Ground under a label, perhaps a face that stays. */
interface Fresh {
  readonly label: FaceLabel | Face
  readonly polygon: Polygon
}

/** Faces of one label with their keys, in the order of these; one whose key stays is the same value. */
function numbered(label: string, group: readonly Fresh[]): Face[] {
  const westFirst = [...group].sort((a, b) => compareRings(a.polygon[0], b.polygon[0]))
  const faces = westFirst.map(({ label: of, polygon }, i): Face => {
    const key = `${label}.${String(i + 1).padStart(4, '0')}`
    if ('key' in of && of.key === key) return of
    const { community, holder, exemption } = of
    return { key, community, holder, exemption, polygon }
  })
  return faces.sort((a, b) => (a.key < b.key ? -1 : 1))
}

function placeKey(label: string, polygon: Polygon): string {
  return `${label}@${polygon[0][0]!.join()}`
}

function samePolygon(a: Polygon, b: Polygon): boolean {
  return (
    a.length === b.length &&
    a.every(
      (ring, r) =>
        ring.length === b[r]!.length && ring.every(([x, y], i) => x === b[r]![i]![0] && y === b[r]![i]![1]),
    )
  )
}

/**
 * The ground whose label differs afterwards, a polygon for each connected piece that goes one way. `faceOf` and
 * `labels` say for each face of the subdivision where it comes from (-1: outside) and what it becomes.
 */
export function movedGround(
  subdivision: Subdivision,
  faceOf: Int32Array,
  faces: readonly Face[],
  labels: readonly (FaceLabel | null)[],
): MovedGround[] {
  const ways: { from: FaceLabel | null; to: FaceLabel | null }[] = []
  const numbers = new Map<string, number>()
  const way = labels.map((to, f) => {
    const from = faceOf[f] === -1 ? null : faces[faceOf[f]!]!
    if (from === to || (from !== null && to !== null && sameLabel(from, to))) return NO_REGION
    const key = `${from && labelKey(from)} ${to && labelKey(to)}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, ways.length)
    ways.push({ from, to })
    return ways.length - 1
  })
  if (ways.length === 0) return []
  return dissolve(subdivision, way).map(({ label, polygon }) => ({ polygon, ...ways[label]! }))
}

function sameLabel(a: FaceLabel, b: FaceLabel): boolean {
  return a.community === b.community && a.holder === b.holder && a.exemption === b.exemption
}
