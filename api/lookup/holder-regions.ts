import type { Scale } from '#geometry/scale.ts'
import type { BorderSegments } from './border-segments.ts'
import type { SquaredDistance } from './segment-distance.ts'

/**
 * The partition seen by holder alone: faces that share an edge and a holder are one region, and each region
 * knows the segments around it. The nearest border of a position in a region is always one of these.
 */
export interface HolderRegions {
  /** The least squared distance from (px, py), which `face` holds, to the border of its region. */
  nearestSquared(face: number, px: number, py: number, squared: SquaredDistance): number
}

/** Segments to a box: a box that lies further than the best so far spares its segments. */
const RUN = 16

/** Joins faces to regions and packs each region's segments in runs of neighbours with a box around each. */
export function holderRegions(segments: BorderSegments, holderOf: Int32Array, scale: Scale): HolderRegions {
  const regionOf = joinFaces(segments, holderOf)
  const { starts, members } = membersByRegion(segments, regionOf)
  const boxes = new Int32Array(Math.ceil(members.length / RUN) * 4 + starts.length * 4)
  const firstBox = new Int32Array(starts.length)
  let box = 0
  for (let region = 0; region + 1 < starts.length; region++) {
    firstBox[region] = box
    for (let at = starts[region]!; at < starts[region + 1]!; at += RUN) {
      encloseRun(
        segments.ends,
        members.subarray(at, Math.min(at + RUN, starts[region + 1]!)),
        boxes,
        box++ * 4,
      )
    }
  }

  function nearestSquared(face: number, px: number, py: number, squared: SquaredDistance): number {
    const region = regionOf[face]!
    let best = Infinity
    let box = firstBox[region]! * 4
    for (let at = starts[region]!, end = starts[region + 1]!; at < end; at += RUN, box += 4) {
      const dx = Math.max(boxes[box]! - px, px - boxes[box + 2]!, 0) * scale.x
      const dy = Math.max(boxes[box + 1]! - py, py - boxes[box + 3]!, 0) * scale.y
      if (dx * dx + dy * dy >= best) continue
      for (let k = at, last = Math.min(at + RUN, end); k < last; k++) {
        const d2 = squared(members[k]!, px, py)
        if (d2 < best) best = d2
      }
    }
    return best
  }

  return { nearestSquared }
}

/** Per face the lowest face of its region. */
function joinFaces({ count, west, east }: BorderSegments, holderOf: Int32Array): Int32Array {
  const parent = Int32Array.from(holderOf, (_, face) => face)
  const root = (face: number): number => {
    let at = face
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let segment = 0; segment < count; segment++) {
    const [a, b] = [west[segment]!, east[segment]!]
    if (a < 0 || b < 0 || holderOf[a] !== holderOf[b]) continue
    const [ra, rb] = [root(a), root(b)]
    parent[Math.max(ra, rb)] = Math.min(ra, rb)
  }
  return parent.map((_, face) => root(face))
}

/** The border segments of every region, a region's from `starts[region]` to `starts[region + 1]`. */
function membersByRegion({ count, west, east }: BorderSegments, regionOf: Int32Array) {
  const starts = new Int32Array(regionOf.length + 1)
  const visit = (put: (region: number, segment: number) => void) => {
    for (let segment = 0; segment < count; segment++) {
      const a = west[segment]! < 0 ? -1 : regionOf[west[segment]!]!
      const b = east[segment]! < 0 ? -1 : regionOf[east[segment]!]!
      if (a === b) continue
      if (a >= 0) put(a, segment)
      if (b >= 0) put(b, segment)
    }
  }
  visit((region) => {
    starts[region + 1]!++
  })
  for (let region = 0; region < regionOf.length; region++) starts[region + 1]! += starts[region]!
  const members = new Int32Array(starts[regionOf.length]!)
  const next = starts.slice()
  visit((region, segment) => {
    members[next[region]!++] = segment
  })
  return { starts, members }
}

function encloseRun(ends: Int32Array, run: Int32Array, boxes: Int32Array, at: number): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const segment of run) {
    const from = segment * 4
    west = Math.min(west, ends[from]!, ends[from + 2]!)
    east = Math.max(east, ends[from]!, ends[from + 2]!)
    south = Math.min(south, ends[from + 1]!)
    north = Math.max(north, ends[from + 3]!)
  }
  boxes.set([west, south, east, north], at)
}
