import { buildingFindings } from './building-distance.ts'
import { aboutPosition, rounded, type Statement } from './finding.ts'
import type { Survey } from './survey.ts'
import { unitFindings } from './units.ts'

/** Where households stand: off held ground, by a border, in two grids at once, on each other, far from home. */
export function householdFindings(survey: Survey): Statement[] {
  return [
    ...unheld(survey),
    ...duplicates(survey),
    ...nearBoundary(survey),
    ...unitFindings(survey),
    ...buildingFindings(survey),
  ]
}

/** Nobody holds the ground: an outer gap, exempt ground, or outside the plan. */
function unheld({ standing, faceOf }: Survey): Statement[] {
  const found: Statement[] = []
  standing.places.forEach(({ position, households }, p) => {
    const face = faceOf[p]!
    if (face !== null && face.holder !== null) return
    const where = face === null ? 'outside' : face.exemption === null ? 'gap' : 'exempt'
    found.push({
      rule: 'household-unheld',
      about: position.join(),
      ...aboutPosition(position),
      households,
      reason: { where, ...(face === null ? {} : { community: face.community }) },
    })
  })
  return found
}

/**
 * Households of different buildings that were each given the very same position: most often that of a village
 * or compound where the building was not found. Positions inherited from a unit or building do not count.
 */
function duplicates({ standing, faceOf }: Survey): Statement[] {
  const found: Statement[] = []
  standing.places.forEach(({ position, own, ownBuildings }, p) => {
    if (ownBuildings < 2) return
    found.push({
      rule: 'duplicate-point',
      about: position.join(),
      grid: faceOf[p]?.holder ?? undefined,
      ...aboutPosition(position),
      households: own,
      reason: { buildings: ownBuildings },
    })
  })
  return found
}

/** One finding a position, own or inherited, that lies within the set distance of another holder's ground. */
function nearBoundary({ standing, faceOf, borders }: Survey): Statement[] {
  return [...borders].map(([p, near]) => {
    const { position, households } = standing.places[p]!
    return {
      rule: 'household-near-boundary',
      about: position.join(),
      grid: faceOf[p]?.holder ?? undefined,
      ...aboutPosition(position),
      households,
      reason: {
        distanceM: rounded(near.distanceM),
        ...(near.across === null ? {} : { across: near.across }),
      },
    }
  })
}
