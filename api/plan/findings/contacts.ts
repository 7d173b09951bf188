import type { FindingSettings, GroundHousehold } from '../ground.ts'
import { byHolder } from './by-holder.ts'
import type { Statement } from './finding.ts'
import { aboutPosition, type Survey } from './survey.ts'

/** Contact members with too many households, and households that have none. */
export function contactFindings(survey: Survey, settings: FindingSettings): Statement[] {
  return [
    ...contactLoads(survey, settings),
    ...byHolder(
      survey,
      'household-without-contact',
      {},
      (place) => place.households.filter(({ contact }) => contact === null).length,
    ),
  ]
}

function contactLoads({ places }: Survey, settings: FindingSettings): Statement[] {
  const loads = new Map<string, GroundHousehold[]>()
  for (const household of places.flatMap(({ households }) => households)) {
    if (household.contact === null) continue
    const served = loads.get(household.contact)
    if (served === undefined) loads.set(household.contact, [household])
    else served.push(household)
  }
  return [...loads]
    .filter(([, served]) => served.length > settings.contactCeiling)
    .map(([staff, served]) => ({
      rule: 'contact-load',
      about: staff,
      ...aboutPosition(served[0]!.position),
      households: served.length,
      reason: { staff, ceiling: settings.contactCeiling },
    }))
}
