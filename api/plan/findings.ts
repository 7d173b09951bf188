import { contactFindings } from './findings/contacts.ts'
import { type Finding, toFinding } from './findings/finding.ts'
import { householdFindings } from './findings/households.ts'
import { outlineFindings } from './findings/outlines.ts'
import { serviceFindings } from './findings/service.ts'
import { sizeFindings } from './findings/size.ts'
import { staffingFindings } from './findings/staffing.ts'
import { surveyOf } from './findings/survey.ts'
import { territoryFindings } from './findings/territory.ts'
import type { FindingSettings, Ground, GroundPost } from './ground.ts'
import { SEVERITY } from './severity.ts'
import type { Snapshot } from './snapshot.ts'

export type { Finding } from './findings/finding.ts'

const RULES = Object.keys(SEVERITY)

/**
 * Everything about a plan that somebody should look at, in the order of the rules and then of their keys: the
 * same list whenever plan, ground and day are the same. `day` (`YYYY-MM-DD`) is the day posts are judged for;
 * households are counted where they stand, by the border rule of `assign`.
 */
export function findings(
  snapshot: Snapshot,
  ground: Ground,
  posts: readonly GroundPost[],
  day: string,
  settings: FindingSettings,
): Finding[] {
  const survey = surveyOf(snapshot, ground.households)
  const found = [
    ...territoryFindings(survey, settings),
    ...outlineFindings(survey, ground.givenOutlines, settings),
    ...householdFindings(survey, ground.buildings, settings),
    ...sizeFindings(survey),
    ...staffingFindings(survey, posts, day, settings),
    ...contactFindings(survey, settings),
    ...serviceFindings(survey, ground.facilities, settings),
  ].map(toFinding)
  return found.sort(
    (a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
}
