import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { FindingSettings, GroundBuilding } from '../ground.ts'
import { rounded, type Statement } from './finding.ts'
import { layerShift, shiftFinding } from './layer-shift.ts'
import { aboutPosition, type Survey } from './survey.ts'

/**
 * Households far from the building they belong to, one finding for each position and building; or, where all
 * of them are off by the same way, one finding about the whole layer instead.
 */
export function buildingFindings(
  survey: Survey,
  buildings: readonly GroundBuilding[],
  settings: FindingSettings,
): Statement[] {
  const { snapshot, places } = survey
  const byId = new Map(buildings.map((building) => [building.id, building]))
  const shift = layerShift(places, byId, snapshot.scale)
  if (shift !== null) return [shiftFinding(shift, snapshot.origin)]
  return places.flatMap(({ position, holder, households }) => {
    const counts = new Map<string, number>()
    for (const { building } of households) counts.set(building, (counts.get(building) ?? 0) + 1)
    return [...counts].flatMap(([id, count]): Statement[] => {
      const building = byId.get(id)
      const awayM = building === undefined ? 0 : distanceToBuildingM(position, building, snapshot.scale)
      if (awayM <= settings.farFromBuildingM) return []
      return [
        {
          rule: 'far-from-building',
          about: `${id}@${position.join()}`,
          grid: holder ?? undefined,
          ...aboutPosition(position),
          households: count,
          reason: { building: id, distanceM: rounded(awayM) },
        },
      ]
    })
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
