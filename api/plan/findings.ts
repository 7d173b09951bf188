import { contactFindings } from './findings/contacts.ts'
import { type Finding, toFinding } from './findings/finding.ts'
import { householdFindings } from './findings/households.ts'
import { type ComparedOutlines, outlineFindings } from './findings/outlines.ts'
import { serviceFindings } from './findings/service.ts'
import { sizeFindings } from './findings/size.ts'
import { type PostsOfGrids, postsOfGrids, type StaffingSaid, staffingFindings } from './findings/staffing.ts'
import { standingOn } from './findings/standing.ts'
import { type Survey, surveyOf } from './findings/survey.ts'
import { surveyAfter } from './findings/survey-after.ts'
import { territoryFindings } from './findings/territory.ts'
import type { FindingSettings, Ground, GroundPost } from './ground.ts'
import { type Rule, SEVERITY } from './severity.ts'
import type { Snapshot } from './snapshot.ts'

export type { Finding } from './findings/finding.ts'

const RULES = Object.keys(SEVERITY) as Rule[]

/** A plan's findings with all that is needed to find them again quickly after an edit. */
export interface Inspection {
  readonly findings: readonly Finding[]
  readonly survey: Survey
  readonly ground: Ground
  readonly posts: PostsOfGrids
  readonly day: string
  readonly compared: ComparedOutlines
  readonly staffing: StaffingSaid
}

/**
 * Everything about a plan that somebody should look at, in the order of the rules and then of their keys: the
 * same list whenever plan, ground and day are the same. `day` (`YYYY-MM-DD`) is the day posts are judged for;
 * households are counted where they stand, by the border rule of `assign`.
 *
 * Who knows counts only, gives a ground of entries with a `count`, `own` false and no `contact`; who knows no
 * posts, settings without required roles. Nothing is said then about what is not known.
 */
export function inspect(
  snapshot: Snapshot,
  ground: Ground,
  posts: readonly GroundPost[],
  day: string,
  settings: FindingSettings,
): Inspection {
  const standing = standingOn(ground, snapshot.origin, snapshot.scale, settings)
  const survey = surveyOf(snapshot, standing, settings)
  return judged({
    survey,
    ground,
    posts: postsOfGrids(posts),
    day,
    compared: new WeakMap(),
    staffing: new WeakMap(),
  })
}

/**
 * The inspection of a plan that came from the inspected one by any edits: what `inspect` would answer, in the
 * time that what changed takes. Faces that stayed have to be the very same values, as `apply` leaves them.
 */
export function inspectAfter(before: Inspection, snapshot: Snapshot): Inspection {
  if (snapshot === before.survey.snapshot) return before
  return judged({ ...before, survey: surveyAfter(before.survey, snapshot) })
}

/** The findings of a plan that is looked at once. */
export function findings(
  snapshot: Snapshot,
  ground: Ground,
  posts: readonly GroundPost[],
  day: string,
  settings: FindingSettings,
): Finding[] {
  return [...inspect(snapshot, ground, posts, day, settings).findings]
}

function judged(known: Omit<Inspection, 'findings'>): Inspection {
  const { survey, ground, posts, day, compared, staffing } = known
  const byRule = new Map<Rule, Finding[]>(RULES.map((rule) => [rule, []]))
  const families = [
    territoryFindings(survey),
    outlineFindings(survey, ground.givenOutlines, compared),
    householdFindings(survey),
    sizeFindings(survey),
    staffingFindings(survey, posts, day, staffing),
    contactFindings(survey),
    serviceFindings(survey),
  ]
  for (const family of families) for (const each of family) byRule.get(each.rule)!.push(toFinding(each))
  const found = [...byRule.values()].flatMap((list) =>
    list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
  )
  return { ...known, findings: found }
}
