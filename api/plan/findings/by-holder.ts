import type { Rule } from '../severity.ts'
import type { GridKey } from '../snapshot.ts'
import type { Statement } from './finding.ts'
import { aboutGrid, aboutPosition, type Place, type Survey } from './survey.ts'

/**
 * One finding for each deepest grid with households that `concerned` counts, and one for those on ground
 * nobody holds, so that their numbers add up to all of them.
 */
export function byHolder(
  survey: Survey,
  rule: Rule,
  reason: Statement['reason'],
  concerned: (place: Place) => number,
): Statement[] {
  const counts = new Map<GridKey | null, { households: number; first: Place }>()
  for (const place of survey.places) {
    const households = concerned(place)
    if (households === 0) continue
    const before = counts.get(place.holder)
    if (before === undefined) counts.set(place.holder, { households, first: place })
    else before.households += households
  }
  return [...counts].map(([holder, { households, first }]) => ({
    rule,
    about: holder ?? 'unheld',
    grid: holder ?? undefined,
    ...(holder === null ? aboutPosition(first.position) : aboutGrid(survey, holder)),
    households,
    reason,
  }))
}
