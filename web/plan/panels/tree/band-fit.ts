import type { Band } from '#plan/snapshot.ts'

/** Where a count stands in its band. */
type Fit = 'under' | 'within' | 'over' | 'free'

export function fitOf(households: number, band: Band | null): Fit {
  if (band === null) return 'free'
  if (households < band.min) return 'under'
  return households > band.max ? 'over' : 'within'
}

/** How many of the meter's bars are full: two in the middle of the band, three above it, at most one below it. */
export function barsOf(households: number, band: Band): 0 | 1 | 2 | 3 {
  if (households > band.max) return 3
  if (households >= band.min) return 2
  return households * 2 >= band.min ? 1 : 0
}
