import { areaM2 } from '#geometry/area.ts'
import { NO_REGION } from '#geometry/regions.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import type { Subdivision } from '#geometry/subdivision.ts'

/**
 * Length of each edge in whole micrometres. Whole numbers add up to the same sum in any order, so what is
 * decided by comparing lengths never depends on the order things were drawn in.
 */
export function edgeLengths({ x, y, origin }: Subdivision, scale: Scale): Float64Array {
  return Float64Array.from({ length: origin.length / 2 }, (_, edge) => {
    const a = origin[edge * 2]!
    const b = origin[edge * 2 + 1]!
    return Math.round(distanceM([x[a]!, y[a]!], [x[b]!, y[b]!], scale) * 1e6)
  })
}

export interface RegionMeasure {
  readonly areaM2: number
  /** Mean width, 2·area/perimeter: that of a long strip is its breadth, that of a square half its side. */
  readonly widthM: number
}

/** Area and mean width of each region, by its number; `regions` as from `regionsOf`. */
export function measureRegions(
  subdivision: Subdivision,
  regions: Int32Array,
  lengths: Float64Array,
  scale: Scale,
): Map<number, RegionMeasure> {
  const twiceAreas = new Map<number, number>()
  const perimeters = new Map<number, number>()
  regions.forEach((region, f) => {
    if (region !== NO_REGION) add(twiceAreas, region, subdivision.twiceArea[f]!)
  })
  subdivision.face.forEach((f, h) => {
    const region = regions[f]!
    if (region !== NO_REGION && regions[subdivision.face[h ^ 1]!] !== region) {
      add(perimeters, region, lengths[h >> 1]!)
    }
  })
  const measures = [...twiceAreas].map(([region, twice]): [number, RegionMeasure] => {
    const area = areaM2(twice, scale)
    return [region, { areaM2: area, widthM: (2 * area) / (perimeters.get(region)! / 1e6) }]
  })
  return new Map(measures)
}

/** Adds to a running sum kept under a key. */
export function add<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}
