import { useTranslation } from 'react-i18next'
import type { Band } from '#plan/snapshot.ts'

/** Where a count stands in its band. */
export type Fit = 'under' | 'within' | 'over' | 'free'

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

/** ▮▮▯ for a count and its band; colour, shape and word say the same. */
export function BandMeter({ households, band }: { households: number; band: Band | null }) {
  const { t } = useTranslation('plan')
  if (band === null) return <span className="meter" aria-hidden />
  const fit = fitOf(households, band)
  const bars = barsOf(households, band)
  const words = t(`band-${fit}`, { min: band.min, max: band.max })
  return (
    <span className="meter" data-fit={fit} title={words}>
      <span aria-hidden>{'▮'.repeat(bars) + '▯'.repeat(3 - bars)}</span>
      <span className={fit === 'within' ? 'unseen' : 'meter-word'}>{t(`fit-${fit}`)}</span>
    </span>
  )
}
