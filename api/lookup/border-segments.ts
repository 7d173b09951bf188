import type { Position } from '#geometry/position.ts'
import type { Face } from '#plan/snapshot.ts'

/**
 * Every boundary segment of a partition once, with the face on either side.
 *
 * A segment runs from its lower end to its upper end (a level one from west to east). `west` is the face on
 * its left hand, so the northern one of a level segment; `east` the other; −1 is outside the plan.
 */
export interface BorderSegments {
  readonly count: number
  /** South-western corner of the bounding box; everything else here is relative to it. */
  readonly origin: Position
  /** Lattice units; at most 4°, so that products of differences stay exact in doubles. */
  readonly width: number
  readonly height: number
  /** Lower x, lower y, upper x, upper y of each segment. */
  readonly ends: Int32Array
  readonly west: Int32Array
  readonly east: Int32Array
}

/** Lattice units in the 4° a plan may span. */
const MAX_SPAN = 4e7

/** Collects the segments of faces that tile their outline. Throws where two faces claim one side of a segment. */
export function borderSegments(faces: readonly Face[]): BorderSegments {
  const { xy, ringEnds, ringFace, origin, width, height } = flatRings(faces)
  const edges = xy.length >> 1
  const ends = new Int32Array(edges * 4)
  const west = new Int32Array(edges).fill(-1)
  const east = new Int32Array(edges).fill(-1)
  // Open-addressed table of segments by their ends. Most are met twice, so it is seldom half full.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(edges * 1.25 + 2))).fill(-1)
  const mask = slots.length - 1
  const [x0, y0] = origin
  let count = 0

  /** The number of the segment with these ends, a new one where it was not seen before. */
  const numberOf = (lx: number, ly: number, ux: number, uy: number): number => {
    let slot = mix(mix(mix(mix(0, lx), ly), ux), uy) & mask
    for (let found = slots[slot]!; found !== -1; found = slots[slot]!) {
      const at = found * 4
      if (ends[at] === lx && ends[at + 1] === ly && ends[at + 2] === ux && ends[at + 3] === uy) return found
      slot = (slot + 1) & mask
    }
    const at = count * 4
    ends[at] = lx
    ends[at + 1] = ly
    ends[at + 2] = ux
    ends[at + 3] = uy
    slots[slot] = count
    return count++
  }

  for (let ring = 0, vertex = 0; ring < ringEnds.length; ring++) {
    const end = ringEnds[ring]!
    const face = ringFace[ring]!
    let ax = xy[end * 2 - 2]! - x0
    let ay = xy[end * 2 - 1]! - y0
    for (; vertex < end; vertex++) {
      const bx = xy[vertex * 2]! - x0
      const by = xy[vertex * 2 + 1]! - y0
      const isUpwards = by > ay || (by === ay && bx > ax)
      const segment = isUpwards ? numberOf(ax, ay, bx, by) : numberOf(bx, by, ax, ay)
      const side = isUpwards ? west : east
      if (side[segment] !== -1) {
        throw new Error(`faces ${faces[side[segment]!]!.key} and ${faces[face]!.key} lie left of one edge`)
      }
      side[segment] = face
      ax = bx
      ay = by
    }
  }
  return {
    count,
    origin,
    width,
    height,
    ends: ends.slice(0, count * 4),
    west: west.slice(0, count),
    east: east.slice(0, count),
  }
}

/** All rings in one array, x, y, x, y …, and the box around them: positions are read from their objects but once. */
function flatRings(faces: readonly Face[]) {
  const ringEnds: number[] = []
  const ringFace: number[] = []
  let edges = 0
  faces.forEach(({ polygon }, face) => {
    for (const ring of polygon) {
      edges += ring.length
      ringEnds.push(edges)
      ringFace.push(face)
    }
  })
  const xy = new Int32Array(edges * 2)
  if (edges === 0) return { xy, ringEnds, ringFace, origin: [0, 0] as const, width: 0, height: 0 }
  let [west, south, east, north, at] = [Infinity, Infinity, -Infinity, -Infinity, 0]
  for (const { polygon } of faces) {
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i++) {
        const position = ring[i]!
        const x = position[0]
        const y = position[1]
        xy[at++] = x
        xy[at++] = y
        if (x < west) west = x
        if (x > east) east = x
        if (y < south) south = y
        if (y > north) north = y
      }
    }
  }
  const [width, height] = [east - west, north - south]
  if (width > MAX_SPAN || height > MAX_SPAN) {
    throw new Error(`a plan spans at most ${MAX_SPAN} lattice units, got ${width} × ${height}`)
  }
  return { xy, ringEnds, ringFace, origin: [west, south] as const, width, height }
}

/** One round of a multiplicative hash; neighbouring lattice numbers land far apart. */
function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
