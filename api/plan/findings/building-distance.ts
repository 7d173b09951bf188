import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import { countOf, type FindingSettings, type GroundBuilding, type GroundHousehold } from '../ground.ts'
import { aboutPosition, rounded, type Statement } from './finding.ts'
import { layerShift, shiftFinding } from './layer-shift.ts'
import type { Survey } from './survey.ts'

/** Households at one place that stand far from the one building they belong to. */
export interface FarHouseholds {
  /** Number of the place. */
  readonly place: number
  readonly building: string
  readonly households: number
  readonly distanceM: number
}

/**
 * Which households stand far from their building, or how the whole layer is shifted where all are off by the
 * same way. `groups` are the households of each place.
 */
export function buildingDistances(
  groups: readonly (readonly GroundHousehold[])[],
  buildings: readonly GroundBuilding[],
  origin: Position,
  scale: Scale,
  settings: FindingSettings,
): { readonly far: readonly FarHouseholds[]; readonly shift: Statement | null } {
  const byId = new Map(buildings.map((building) => [building.id, building]))
  const shift = layerShift(groups.flat(), byId, scale)
  if (shift !== null) return { far: [], shift: shiftFinding(shift, origin) }
  const far = groups.flatMap((here, place) => {
    const counts = new Map<string, number>()
    for (const household of here) {
      const { building } = household
      counts.set(building, (counts.get(building) ?? 0) + countOf(household))
    }
    return [...counts].flatMap(([id, households]): FarHouseholds[] => {
      const building = byId.get(id)
      const awayM = building === undefined ? 0 : distanceToBuildingM(here[0]!.position, building, scale)
      return awayM <= settings.farFromBuildingM ? [] : [{ place, building: id, households, distanceM: awayM }]
    })
  })
  return { far, shift: null }
}

/** One finding for each position and building that are far apart, or one about the whole layer. */
export function buildingFindings({ standing, faceOf }: Survey): Statement[] {
  if (standing.shift !== null) return [standing.shift]
  return standing.far.map(({ place, building, households, distanceM: awayM }) => {
    const { position } = standing.places[place]!
    return {
      rule: 'far-from-building',
      about: `${building}@${position.join()}`,
      grid: faceOf[place]?.holder ?? undefined,
      ...aboutPosition(position),
      households,
      reason: { building, distanceM: rounded(awayM) },
    }
  })
}

/** Metres to a building's outline, 0 inside it; to its anchor where the outline is not known. */
function distanceToBuildingM(position: Position, { outline, anchor }: GroundBuilding, scale: Scale): number {
  if (outline === null) return distanceM(position, anchor, scale)
  if (polygonContainsShifted(outline, position)) return 0
  return Math.min(
    ...outline.flatMap((ring) =>
      ring.map((from, i) => distanceToSegmentM(position, from, ring[(i + 1) % ring.length]!, scale)),
    ),
  )
}
