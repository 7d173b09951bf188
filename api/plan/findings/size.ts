import type { Statement } from './finding.ts'
import { aboutGrid, type Survey } from './survey.ts'

/** Grids that hold more or fewer households than the band of their level and kind. */
export function sizeFindings(survey: Survey): Statement[] {
  return survey.snapshot.grids.flatMap(({ key, level, band }): Statement[] => {
    if (band === null) return []
    const households = survey.householdsOf(key)
    if (households >= band.min && households <= band.max) return []
    return [
      {
        rule: households > band.max ? 'over-band' : 'under-band',
        about: key,
        grid: key,
        ...aboutGrid(survey, key),
        households,
        reason: { level, min: band.min, max: band.max },
      },
    ]
  })
}
