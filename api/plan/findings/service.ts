import { byHolder } from './by-holder.ts'
import type { Statement } from './finding.ts'
import type { Survey } from './survey.ts'

/**
 * Households whose walk to the nearest facility, the straight line times the detour, is longer than the
 * longest acceptable one. Where no facility is known nothing is said.
 */
export function serviceFindings(survey: Survey): Statement[] {
  return byHolder(survey, 'facility-far', { walkM: survey.settings.walkM }, 'facilityFar')
}
