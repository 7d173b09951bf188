import { countOf, type FindingSettings, type GroundHousehold } from '../ground.ts'
import { byHolder } from './by-holder.ts'
import { aboutPosition, type Statement } from './finding.ts'
import type { Survey } from './survey.ts'

/** Contact members with too many households, and households that have none. */
export function contactFindings(survey: Survey): Statement[] {
  return [
    ...survey.standing.contactLoads,
    ...byHolder(survey, 'household-without-contact', {}, 'withoutContact'),
  ]
}

/** Contact members with more households than the ceiling, whoever holds the ground. */
export function contactLoads(households: readonly GroundHousehold[], settings: FindingSettings): Statement[] {
  const loads = new Map<string, { readonly first: GroundHousehold; households: number }>()
  for (const household of households) {
    const { contact } = household
    if (contact === null || contact === undefined) continue
    const load = loads.get(contact)
    if (load === undefined) loads.set(contact, { first: household, households: countOf(household) })
    else load.households += countOf(household)
  }
  return [...loads]
    .filter(([, load]) => load.households > settings.contactCeiling)
    .map(([staff, load]) => ({
      rule: 'contact-load',
      about: staff,
      ...aboutPosition(load.first.position),
      households: load.households,
      reason: { staff, ceiling: settings.contactCeiling },
    }))
}
