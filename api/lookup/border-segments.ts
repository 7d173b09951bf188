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
  const box = extent(faces)
  const table = new SegmentTable(box.edges)
  const [x0, y0] = box.origin
  faces.forEach((face, index) => {
    for (const ring of face.polygon) {
      // The hottest loop of a start: plain indices, which the engine runs several times as fast as iterators.
      let [ax, ay] = ring[ring.length - 1] as Position
      for (let i = 0; i < ring.length; i++) {
        const to = ring[i]!
        const bx = to[0]
        const by = to[1]
        if (by > ay || (by === ay && bx > ax)) {
          const segment = table.at(ax - x0, ay - y0, bx - x0, by - y0)
          claim(table.west, segment, index, faces)
        } else {
          const segment = table.at(bx - x0, by - y0, ax - x0, ay - y0)
          claim(table.east, segment, index, faces)
        }
        ax = bx
        ay = by
      }
    }
  })
  return {
    count: table.count,
    origin: box.origin,
    width: box.width,
    height: box.height,
    ends: table.ends.slice(0, table.count * 4),
    west: table.west.slice(0, table.count),
    east: table.east.slice(0, table.count),
  }
}

function claim(side: Int32Array, segment: number, face: number, faces: readonly Face[]): void {
  const before = side[segment]!
  if (before !== -1) {
    throw new Error(`faces ${faces[before]!.key} and ${faces[face]!.key} lie on the same side of one segment`)
  }
  side[segment] = face
}

function extent(faces: readonly Face[]) {
  let [west, south, east, north, edges] = [Infinity, Infinity, -Infinity, -Infinity, 0]
  for (const face of faces) {
    for (const ring of face.polygon) {
      edges += ring.length
      for (const [x, y] of ring) {
        if (x < west) west = x
        if (x > east) east = x
        if (y < south) south = y
        if (y > north) north = y
      }
    }
  }
  if (edges === 0) return { origin: [0, 0] as const, width: 0, height: 0, edges }
  const [width, height] = [east - west, north - south]
  if (width > MAX_SPAN || height > MAX_SPAN) {
    throw new Error(`a plan spans at most ${MAX_SPAN} lattice units, got ${width} × ${height}`)
  }
  return { origin: [west, south] as const, width, height, edges }
}

/** Open-addressed table of segments by their two ends. */
class SegmentTable {
  count = 0
  readonly ends: Int32Array
  readonly west: Int32Array
  readonly east: Int32Array
  private readonly slots: Int32Array
  private readonly mask: number

  constructor(edges: number) {
    this.ends = new Int32Array(edges * 4)
    this.west = new Int32Array(edges).fill(-1)
    this.east = new Int32Array(edges).fill(-1)
    const size = 2 ** Math.ceil(Math.log2(Math.max(edges, 2) * 2))
    this.slots = new Int32Array(size).fill(-1)
    this.mask = size - 1
  }

  /** The number of the segment with these ends, a new one where it was not seen before. */
  at(lx: number, ly: number, ux: number, uy: number): number {
    const { ends, slots, mask } = this
    let slot = mix(mix(mix(mix(0, lx), ly), ux), uy) & mask
    for (let found = slots[slot]!; found !== -1; found = slots[slot]!) {
      const at = found * 4
      if (ends[at] === lx && ends[at + 1] === ly && ends[at + 2] === ux && ends[at + 3] === uy) return found
      slot = (slot + 1) & mask
    }
    slots[slot] = this.count
    const at = this.count * 4
    ends[at] = lx
    ends[at + 1] = ly
    ends[at + 2] = ux
    ends[at + 3] = uy
    return this.count++
  }
}

/** One round of a multiplicative hash; neighbouring lattice numbers land far apart. */
function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
