import { useTranslation } from 'react-i18next'
import type { Band } from '#plan/snapshot.ts'
import { barsOf, fitOf } from './band-fit.ts'

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
