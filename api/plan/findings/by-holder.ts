import type { Rule } from '../severity.ts'
import { aboutPosition, type Statement } from './finding.ts'
import type { Place } from './standing.ts'
import { aboutGrid, type Survey } from './survey.ts'
import type { Tally } from './tally.ts'

/**
 * One finding for each deepest grid with households of the kind that `counted` names, and one for those on
 * ground nobody holds, so that their numbers add up to all of them.
 */
export function byHolder(
  survey: Survey,
  rule: Rule,
  reason: Statement['reason'],
  counted: keyof Tally & keyof Place,
): Statement[] {
  const { tallies, standing, faceOf } = survey
  return [...tallies].flatMap(([holder, tally]): Statement[] => {
    const households = tally[counted]
    if (households === 0) return []
    const first = (): Place =>
      standing.places.find((place, p) => place[counted] > 0 && (faceOf[p]?.holder ?? null) === null)!
    return [
      {
        rule,
        about: holder ?? 'unheld',
        grid: holder ?? undefined,
        ...(holder === null ? aboutPosition(first().position) : aboutGrid(survey, holder)),
        households,
        reason,
      },
    ]
  })
}
