import Flatbush from 'flatbush'
import { bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'

/** East and north of an origin, in metres. */
export type Metres = readonly [east: number, north: number]

/** Known places in metres, to be searched. */
export interface KnownPlaces {
  /** By east ascending. */
  readonly sorted: readonly Metres[]
  /** The nearest place and its distance; null where none is within reach. */
  nearest(east: number, north: number): { readonly at: Metres; readonly distanceM: number } | null
}

/** Farther than this nothing is near. */
export const REACH_M = 1_500

/** A position in metres from the origin, on the flat earth of the scale. */
export function inMetres([x, y]: Position, origin: Position, scale: Scale): Metres {
  return [(x - origin[0]) * scale.x, (y - origin[1]) * scale.y]
}

/** Every position once. */
export function distinct(positions: readonly Position[]): Position[] {
  return [...new Map(positions.map((position) => [`${position[0]} ${position[1]}`, position])).values()]
}

/** Places in metres, at least one, ready to be searched. */
export function knownPlaces(places: readonly Metres[]): KnownPlaces {
  const sorted = places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const index = new Flatbush(sorted.length)
  for (const [east, north] of sorted) index.add(east, north)
  index.finish()
  return {
    sorted,
    nearest: (east, north) => {
      const [found] = index.neighbors(east, north, 1, REACH_M)
      const at = found === undefined ? undefined : sorted[found]
      return at ? { at, distanceM: Math.sqrt((at[0] - east) ** 2 + (at[1] - north) ** 2) } : null
    },
  }
}

/** The points within reach of the box around the known places. */
export function inReach(points: readonly Position[], known: readonly Position[], scale: Scale): Position[] {
  const { minX, minY, maxX, maxY } = bboxOf([known])
  const [x, y] = [REACH_M / scale.x, REACH_M / scale.y]
  return points.filter((p) => p[0] >= minX - x && p[0] <= maxX + x && p[1] >= minY - y && p[1] <= maxY + y)
}

/** At most `most` of them, taken evenly. */
export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / most)]!)
}

/** The upper of the two in the middle where their number is even. Wants one value at least. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
