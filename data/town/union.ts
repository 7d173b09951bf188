import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { toPoint } from './plane.ts'
import { areaOf, contains } from './polygon.ts'
import type { FaceId, Subdivision } from './subdivision.ts'

/**
 * The union of faces, exactly: an edge that two of them share cancels, what is left is walked into rings, and a
 * ring that touches itself is parted there, so that every ring is simple.
 */
export function unionOf(land: Subdivision, faces: Iterable<FaceId>): MultiPolygon {
  const chosen = new Set(faces)
  const outgoing = new Map<number, number[]>()
  for (const face of chosen) {
    const ring = land.ring(face)
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!
      const b = ring[(i + 1) % ring.length]!
      const { across } = land.edge(a, b)
      if (across !== null && chosen.has(across)) continue
      const known = outgoing.get(a)
      if (known === undefined) outgoing.set(a, [b])
      else known.push(b)
    }
  }
  const loops: number[][] = []
  for (const [start, ends] of outgoing) {
    while (ends.length > 0) loops.push(...walk(land, outgoing, start))
  }
  return assemble(land, loops)
}

/** Walks from a vertex until it comes back, parting the walk wherever it meets itself. */
function walk(land: Subdivision, outgoing: Map<number, number[]>, start: number): number[][] {
  const loops: number[][] = []
  const trail: number[] = [start]
  let previous: number | null = null
  let current = start
  while (true) {
    const next = leave(land, outgoing, previous, current)
    const met = trail.indexOf(next)
    if (met >= 0) {
      loops.push(trail.splice(met + 1))
      loops[loops.length - 1]!.push(next)
    } else {
      trail.push(next)
    }
    if (trail.length === 1 && next === start) return loops
    previous = current
    current = next
  }
}

/** Takes the edge out of `at` that turns most to the left, so that parts meeting in a point stay apart. */
function leave(land: Subdivision, outgoing: Map<number, number[]>, from: number | null, at: number): number {
  const ends = outgoing.get(at)!
  let best = 0
  if (from !== null && ends.length > 1) {
    const [ax, ay] = land.points[at]!
    const back = Math.atan2(land.points[from]![1] - ay, land.points[from]![0] - ax)
    let largest = -1
    for (let i = 0; i < ends.length; i++) {
      const [x, y] = land.points[ends[i]!]!
      const turn = (Math.atan2(y - ay, x - ax) - back + 4 * Math.PI) % (2 * Math.PI)
      if (turn > largest) {
        largest = turn
        best = i
      }
    }
  }
  return ends.splice(best, 1)[0]!
}

function assemble(land: Subdivision, loops: readonly number[][]): MultiPolygon {
  const outers: { points: ReturnType<typeof toPoint>[]; rings: Position[][]; area: number }[] = []
  const holes: number[][] = []
  for (const loop of loops) {
    const points = loop.map((vertex) => land.points[vertex]!)
    const area = areaOf(points)
    if (area > 0) outers.push({ points, rings: [loop.map((vertex) => land.positions[vertex]!)], area })
    else holes.push(loop)
  }
  outers.sort((a, b) => a.area - b.area)
  for (const hole of holes) {
    const ring = hole.map((vertex) => land.positions[vertex]!)
    const a = land.points[hole[0]!]!
    const b = land.points[hole[1]!]!
    // Just to the left of a hole's edge is ground of the polygon that has the hole.
    const beside: readonly [number, number] = [
      (a[0] + b[0]) / 2 - (b[1] - a[1]) * 1e-3,
      (a[1] + b[1]) / 2 + (b[0] - a[0]) * 1e-3,
    ]
    const owner = outers.find((outer) => contains(outer.points, beside))
    if (owner === undefined) throw new Error('a hole lies in no ring')
    owner.rings.push(ring)
  }
  return outers.map((outer) => outer.rings as unknown as Polygon)
}
