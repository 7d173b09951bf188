import Flatbush from 'flatbush'
import { bboxOf } from '#geometry/bbox.ts'
import { comparePositions } from '#geometry/canonical-ring.ts'
import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { Face, Snapshot } from '../../snapshot.ts'
import { boxOf } from '../near.ts'
import type { DrawnLine } from '../relabel.ts'

/** A line that passes a vertex of the ground this near, in metres, goes through it. */
const SNAP_M = 0.5

/** A position this near to an edge, in lattice units, was meant to be on it: rounding put it off. */
const ON_EDGE = 2

/** How far in lattice units noding may bend what was drawn, with room to spare. */
const BEND = 4

/** A line as it is cut along, and the faces it may meet. */
interface CuttingLine {
  /** Indices in the snapshot's faces. */
  readonly met: readonly number[]
  /** The stretches of the line near those faces. */
  readonly lines: readonly DrawnLine[]
}

/**
 * Makes a drawn line ready for cutting some of a snapshot's faces: it goes through vertices that it passes within
 * the snap, reaches edges that it was rounded short of, and what lies far from those faces is left out.
 */
export function cuttingLine(
  snapshot: Snapshot,
  faces: readonly number[],
  line: readonly Position[],
): CuttingLine {
  const { scale } = snapshot
  const drawn = withoutRepeats(line)
  const reach = Math.ceil(SNAP_M / Math.min(scale.x, scale.y)) + BEND
  const index = segmentsOf(drawn)
  const kept = new Uint8Array(drawn.length - 1)
  const met = faces.filter((f) => {
    const box = boxOf(snapshot.faces[f]!.polygon)
    const near = index.search(box.minX - reach, box.minY - reach, box.maxX + reach, box.maxY + reach)
    for (const segment of near) kept[segment] = 1
    return near.length > 0
  })
  const ground = met.map((f) => snapshot.faces[f]!)
  const lines = runs(drawn, kept)
    .map((run) => throughVertices(run, ground, scale))
    .map((run) => ontoEdges(run, ground))
    .filter((run) => run.length > 1)
  return { met, lines: lines.map((positions) => ({ positions, closed: false })) }
}

function withoutRepeats(line: readonly Position[]): Position[] {
  return line.filter((at, i) => i === 0 || comparePositions(at, line[i - 1]!) !== 0)
}

/** An index of the boxes of a line's segments, by their numbers. */
function segmentsOf(line: readonly Position[]): Flatbush {
  const index = new Flatbush(line.length - 1, 16, Int32Array)
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!
    const [bx, by] = line[i]!
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  index.finish()
  return index
}

/** The stretches of a line whose segments are kept. */
function runs(line: readonly Position[], kept: Uint8Array): Position[][] {
  const found: Position[][] = []
  for (let s = 0; s < kept.length; s++) {
    if (kept[s] === 0) continue
    if (s === 0 || kept[s - 1] === 0) found.push([line[s]!])
    found[found.length - 1]!.push(line[s + 1]!)
  }
  return found
}

/** A vertex of the ground that a line goes through, and how far along a segment. */
interface Passed {
  readonly at: Position
  readonly along: number
}

/**
 * The line through each vertex within the snap, but at most half the shortest edge at that vertex. A position of
 * the line so near to a vertex is replaced by it.
 */
function throughVertices(line: readonly Position[], ground: readonly Face[], scale: Scale): Position[] {
  const index = segmentsOf(line)
  const moved = new Map<number, { at: Position; metres: number }>()
  const passed = new Map<number, Passed[]>()
  const dx = Math.ceil(SNAP_M / scale.x)
  const dy = Math.ceil(SNAP_M / scale.y)
  const { minX, minY, maxX, maxY } = bboxOf([line])
  const near = ([x, y]: Position): boolean =>
    x >= minX - dx && x <= maxX + dx && y >= minY - dy && y <= maxY + dy
  for (const { at, snapM } of verticesOf(ground, scale, near)) {
    const [x, y] = at
    for (const s of index.search(x - dx, y - dy, x + dx, y + dy)) {
      const a = line[s]!
      const b = line[s + 1]!
      if (distanceToSegmentM(at, a, b, scale) > snapM) continue
      const along =
        (x - a[0]) * (b[0] - a[0]) * scale.x * scale.x + (y - a[1]) * (b[1] - a[1]) * scale.y * scale.y
      const known = passed.get(s)
      if (known === undefined) passed.set(s, [{ at, along }])
      else known.push({ at, along })
      for (const end of [s, s + 1]) {
        const metres = distanceM(at, line[end]!, scale)
        if (metres <= snapM && metres < (moved.get(end)?.metres ?? Infinity)) moved.set(end, { at, metres })
      }
    }
  }
  if (passed.size === 0) return [...line]
  const through: Position[] = []
  line.forEach((at, i) => {
    through.push(moved.get(i)?.at ?? at)
    const between = passed.get(i)?.sort((a, b) => a.along - b.along || comparePositions(a.at, b.at)) ?? []
    for (const vertex of between) through.push(vertex.at)
  })
  return withoutRepeats(through)
}

/** The wanted vertices of some faces with how near a line must pass them to go through, west to east. */
function verticesOf(
  ground: readonly Face[],
  scale: Scale,
  wanted: (at: Position) => boolean,
): { at: Position; snapM: number }[] {
  const found = new Map<string, { at: Position; snapM: number }>()
  for (const { polygon } of ground) {
    for (const ring of polygon) {
      ring.forEach((at, i) => {
        if (!wanted(at)) return
        const next = ring[(i + 1) % ring.length]!
        const before = ring[(i + ring.length - 1) % ring.length]!
        const halfEdge = Math.min(distanceM(at, next, scale), distanceM(at, before, scale)) / 2
        const key = at.join()
        const snapM = Math.min(halfEdge, found.get(key)?.snapM ?? SNAP_M)
        found.set(key, { at, snapM })
      })
    }
  }
  return [...found.values()].sort((a, b) => comparePositions(a.at, b.at))
}

/**
 * The line with each of its positions that lies a rounding short of an edge drawn on across that edge and back.
 * What then sticks out on the far side is an end inside some face, which cuts nothing.
 */
function ontoEdges(line: readonly Position[], ground: readonly Face[]): Position[] {
  const index = new Flatbush(line.length, 16, Int32Array)
  for (const [x, y] of line) index.add(x, y, x, y)
  index.finish()
  const whole = bboxOf([line])
  const spikes = new Map<number, Position[]>()
  const corners = new Set<string>()
  for (const { polygon } of ground) {
    for (const ring of polygon) {
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]!
        const minX = Math.min(a[0], b[0]) - ON_EDGE
        const minY = Math.min(a[1], b[1]) - ON_EDGE
        const maxX = Math.max(a[0], b[0]) + ON_EDGE
        const maxY = Math.max(a[1], b[1]) + ON_EDGE
        if (minX > whole.maxX || maxX < whole.minX || minY > whole.maxY || maxY < whole.minY) return
        corners.add(a.join())
        const near = index.search(minX, minY, maxX, maxY)
        for (const p of near) {
          const across = beyond(line[p]!, a, b)
          if (across !== null) spikes.set(p, [...(spikes.get(p) ?? []), across])
        }
      })
    }
  }
  if (spikes.size === 0) return [...line]
  return line.flatMap((at, i) => {
    const out = corners.has(at.join()) ? [] : (spikes.get(i) ?? []).sort(comparePositions)
    return [at, ...out.flatMap((tip) => [tip, at])]
  })
}

/** A position just across the edge from `p`; null where `p` is on it or not a rounding from it. */
function beyond(p: Position, a: Position, b: Position): Position | null {
  const side = orientation(a, b, p)
  if (side === 0) return null
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length = Math.sqrt(dx * dx + dy * dy)
  const off = side / length
  if (Math.abs(off) > ON_EDGE) return null
  const step = off + Math.sign(off) * 2
  return [p[0] + Math.round((step * dy) / length), p[1] - Math.round((step * dx) / length)]
}
