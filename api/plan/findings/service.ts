import type { Position } from '#geometry/position.ts'
import { distanceM } from '#geometry/scale.ts'
import type { FindingSettings } from '../ground.ts'
import { byHolder } from './by-holder.ts'
import type { Statement } from './finding.ts'
import type { Survey } from './survey.ts'

/**
 * Households whose walk to the nearest facility, the straight line times the detour, is longer than the
 * longest acceptable one. Where no facility is known nothing is said.
 */
export function serviceFindings(
  survey: Survey,
  facilities: readonly { readonly position: Position }[],
  settings: FindingSettings,
): Statement[] {
  if (facilities.length === 0) return []
  const { scale } = survey.snapshot
  const reachM = settings.walkM / settings.detour
  return byHolder(survey, 'facility-far', { walkM: settings.walkM }, ({ position, households }) =>
    facilities.some((facility) => distanceM(position, facility.position, scale) <= reachM)
      ? 0
      : households.length,
  )
}
