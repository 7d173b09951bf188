import { bboxOf, withinSpan } from './bbox.ts'
import { compareRings } from './canonical-ring.ts'
import { cleanRing } from './clean-ring.ts'
import { dissolve } from './dissolve.ts'
import { type Position, toLattice } from './position.ts'
import { NO_REGION } from './regions.ts'
import type { MultiPolygon, Ring } from './ring.ts'
import { selfCrossing } from './self-crossing.ts'
import { arrange, type Winding } from './windings.ts'

/** What cleaning changed without changing any ground, at lattice precision. */
export type CleanNote =
  | { readonly note: 'repeated-points' | 'spikes'; readonly count: number }
  /** A ring without area after rounding was left out. */
  | { readonly note: 'ring-dropped'; readonly at: Position }
  /** A boundary crossed itself there and was taken apart; in `mendShape` alone. */
  | { readonly note: 'crossing-mended'; readonly at: Position }
  /** A ring touched itself or another and was taken apart, or parts that lay along each other were joined. */
  | { readonly note: 'rings-rebuilt'; readonly before: number; readonly after: number }

export type CleanRefusal = 'not-finite' | 'out-of-range' | 'too-wide' | 'too-small' | 'self-crossing'

export type CleanedShape =
  | { readonly ok: true; readonly shape: MultiPolygon; readonly notes: readonly CleanNote[] }
  | { readonly ok: false; readonly reason: CleanRefusal; readonly at?: Position }

type RawRing = readonly (readonly number[])[]

/**
 * Polygons as a file gives them → a shape on the lattice: outer rings counter-clockwise, holes clockwise, every
 * ring simple and canonical, parts west to east.
 *
 * `polygons` are the coordinates of a GeoJSON MultiPolygon: `[lon, lat]` in degrees (further axes are
 * ignored), rings closed or not, in either direction. Rounds to the lattice, drops repeated points, spikes
 * and rings without area, and takes rings apart where they touch themselves; ground is what an odd number of
 * turns of its outer ring encloses and none of its holes. What crosses by so little that rounding may have
 * done it is taken apart likewise. Refuses, as a value with the place where there is
 * one: numbers that are not finite or no degrees, more than 4° of extent, no area at all, proper crossings.
 */
export function cleanShape(polygons: readonly (readonly RawRing[])[]): CleanedShape {
  return clean(polygons, false)
}

/** The same of polygons that may cross themselves: both loops of an eight are ground. */
export function mendShape(polygons: readonly (readonly RawRing[])[]): CleanedShape {
  return clean(polygons, true)
}

function clean(polygons: readonly (readonly RawRing[])[], mends: boolean): CleanedShape {
  const notes: CleanNote[] = []
  const rings: { readonly ring: Ring; readonly polygon: number; readonly hole: boolean }[] = []
  let repeatedPoints = 0
  let spikes = 0
  for (const [polygon, raw] of polygons.entries()) {
    for (const [k, points] of raw.entries()) {
      const walk = readWalk(points)
      if (typeof walk === 'string') return { ok: false, reason: walk }
      const cleaned = cleanRing(walk)
      repeatedPoints += cleaned.repeatedPoints
      spikes += cleaned.spikes
      if (cleaned.ring.length >= 3) rings.push({ ring: cleaned.ring, polygon, hole: k > 0 })
      else if (walk[0] !== undefined) notes.push({ note: 'ring-dropped', at: walk[0] })
      // Without its outer ring a polygon is nothing, whatever its holes.
      if (k === 0 && cleaned.ring.length < 3) break
    }
  }
  if (repeatedPoints > 0) notes.push({ note: 'repeated-points', count: repeatedPoints })
  if (spikes > 0) notes.push({ note: 'spikes', count: spikes })
  if (rings.length === 0) return { ok: false, reason: 'too-small' }

  const bare = rings.map(({ ring }) => ring)
  if (!withinSpan(bboxOf(bare))) return { ok: false, reason: 'too-wide' }
  const at = selfCrossing(bare)
  if (at !== null && !mends) return { ok: false, reason: 'self-crossing', at }
  if (at !== null) notes.push({ note: 'crossing-mended', at })

  const { subdivision, windings } = arrange(bare.map((ring) => [ring]))
  const inside = (around: readonly Winding[]) => {
    const odd = around.filter(({ turns }) => turns % 2 !== 0).map(({ shape }) => rings[shape]!)
    const dug = new Set(odd.filter(({ hole }) => hole).map(({ polygon }) => polygon))
    return odd.some(({ hole, polygon }) => !hole && !dug.has(polygon))
  }
  const regions = dissolve(
    subdivision,
    windings.map((around) => (inside(around) ? 0 : NO_REGION)),
  )
  const shape = regions.map(({ polygon }) => polygon).sort((a, b) => compareRings(a[0], b[0]))
  if (shape.length === 0) return { ok: false, reason: 'too-small' }
  const after = shape.reduce((sum, polygon) => sum + polygon.length, 0)
  if (after !== rings.length || subdivision.faceCount !== after + 1) {
    notes.push({ note: 'rings-rebuilt', before: rings.length, after })
  }
  return { ok: true, shape, notes }
}

/** Degrees → lattice positions, or the reason why not. */
function readWalk(points: RawRing): Position[] | CleanRefusal {
  const walk: Position[] = []
  for (const [lon, lat] of points) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'not-finite'
    if (Math.abs(lon!) > 180 || Math.abs(lat!) > 90) return 'out-of-range'
    walk.push(toLattice(lon!, lat!))
  }
  return walk
}
