import type { FindingSettings, GroundBuilding } from '../ground.ts'
import { buildingFindings } from './building-distance.ts'
import { rounded, type Statement } from './finding.ts'
import { nearestBorder } from './nearest-border.ts'
import { aboutPosition, type Place, type Survey } from './survey.ts'
import { unitFindings } from './units.ts'

/** Where households stand: off held ground, by a border, in two grids at once, on each other, far from home. */
export function householdFindings(
  survey: Survey,
  buildings: readonly GroundBuilding[],
  settings: FindingSettings,
): Statement[] {
  return [
    ...survey.places.flatMap((place) => [...unheld(place), ...duplicate(place)]),
    ...nearBoundary(survey, settings),
    ...unitFindings(survey),
    ...buildingFindings(survey, buildings, settings),
  ]
}

/** Nobody holds the ground: an outer gap, exempt ground, or outside the plan. */
function unheld({ position, face, holder, households }: Place): Statement[] {
  if (holder !== null) return []
  const where = face === null ? 'outside' : face.exemption === null ? 'gap' : 'exempt'
  return [
    {
      rule: 'household-unheld',
      about: position.join(),
      ...aboutPosition(position),
      households: households.length,
      reason: { where, ...(face === null ? {} : { community: face.community }) },
    },
  ]
}

/**
 * Households of different buildings that were each given the very same position: most often that of a village
 * or compound where the building was not found. Positions inherited from a unit or building do not count.
 */
function duplicate({ position, holder, households }: Place): Statement[] {
  const own = households.filter((household) => household.own)
  const buildings = new Set(own.map(({ building }) => building)).size
  if (buildings < 2) return []
  return [
    {
      rule: 'duplicate-point',
      about: position.join(),
      grid: holder ?? undefined,
      ...aboutPosition(position),
      households: own.length,
      reason: { buildings },
    },
  ]
}

/** One finding a position, own or inherited, that lies within the set distance of another holder's ground. */
function nearBoundary(survey: Survey, settings: FindingSettings): Statement[] {
  const border = nearestBorder(survey, settings.nearBoundaryM)
  return survey.places.flatMap(({ position, holder, households }): Statement[] => {
    if (holder === null) return []
    const near = border(position, holder)
    if (near === null) return []
    return [
      {
        rule: 'household-near-boundary',
        about: position.join(),
        grid: holder,
        ...aboutPosition(position),
        households: households.length,
        reason: {
          distanceM: rounded(near.distanceM),
          ...(near.across === null ? {} : { across: near.across }),
        },
      },
    ]
  })
}
