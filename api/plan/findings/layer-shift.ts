import { bboxOf, centreOf } from '#geometry/bbox.ts'
import { chinaOffsets } from '#geometry/china-offset.ts'
import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'
import { countOf, type GroundBuilding, type GroundHousehold } from '../ground.ts'
import { aboutPosition, rounded, type Statement } from './finding.ts'

/** Fewer own positions than this say nothing about a layer. */
const LEAST_SAMPLE = 20

/** A common offset below this many metres is within what an entrance may lie from a building's middle. */
const LEAST_SHIFT_M = 20

/** How far, of its length, the offset may lie from a known one to be suspected of it. */
const LIKENESS = 0.15

interface Shift {
  readonly eastM: number
  readonly northM: number
  readonly households: number
}

/**
 * The offset that the households' own positions have in common against their buildings, or null. It is the
 * median along each axis; it is common when half of the households lie within half its length of it.
 */
export function layerShift(
  households: readonly GroundHousehold[],
  buildings: ReadonlyMap<string, GroundBuilding>,
  scale: Scale,
): Shift | null {
  const offsets: { east: number; north: number }[] = []
  for (const household of households) {
    const { own, building, position } = household
    const known = own ? buildings.get(building) : undefined
    if (known === undefined) continue
    const [x, y] = known.outline === null ? known.anchor : centreOf(bboxOf(known.outline))
    const offset = { east: (position[0] - x) * scale.x, north: (position[1] - y) * scale.y }
    for (let i = 0; i < countOf(household); i++) offsets.push(offset)
  }
  if (offsets.length < LEAST_SAMPLE) return null
  const eastM = median(offsets.map(({ east }) => east))
  const northM = median(offsets.map(({ north }) => north))
  const length = Math.sqrt(eastM * eastM + northM * northM)
  if (length < LEAST_SHIFT_M) return null
  const astrayM = median(
    offsets.map(({ east, north }) => Math.sqrt((east - eastM) ** 2 + (north - northM) ** 2)),
  )
  return astrayM <= length / 2 ? { eastM, northM, households: offsets.length } : null
}

/** Names the coordinates that are taken for WGS 84 where the offset is theirs, in either direction. */
export function shiftFinding({ eastM, northM, households }: Shift, origin: Position): Statement {
  const suspect = chinaOffsets(origin).find((known) => {
    const length = Math.sqrt(known.eastM ** 2 + known.northM ** 2)
    return [1, -1].some((sign) => {
      const east = eastM - sign * known.eastM
      const north = northM - sign * known.northM
      return Math.sqrt(east * east + north * north) <= LIKENESS * length
    })
  })
  return {
    rule: 'layer-shifted',
    about: 'households',
    ...aboutPosition(origin),
    households,
    reason: { eastM: rounded(eastM), northM: rounded(northM), suspect: suspect?.name ?? 'unknown' },
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
