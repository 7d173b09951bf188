import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'

type Occupancy = HouseholdSummary['occupancy']

/** Shapes that stay apart without colour and in the size of a letter. */
const MARKS: Readonly<Record<Occupancy, string>> = { living: '●', away: '◐', rented: '◇', empty: '○' }

const SHORT = {
  living: 'living_short',
  away: 'away_short',
  rented: 'rented_short',
  empty: 'empty_short',
} as const

/** Somebody is registered elsewhere or lives elsewhere (人户分离). */
export function ApartMark() {
  const { t } = useTranslation('people')
  return (
    <span className="occupancy" data-mark="apart">
      <span aria-hidden>⇄</span> {t('apart')}
    </span>
  )
}

/** Whether somebody lives behind a door: a mark and a word. `short` is for where there is room for one word. */
export function OccupancyMark({ occupancy, short = false }: { occupancy: Occupancy; short?: boolean }) {
  const { t } = useTranslation('people')
  return (
    <span className="occupancy" data-mark={occupancy}>
      <span aria-hidden>{MARKS[occupancy]}</span> {t(short ? SHORT[occupancy] : occupancy)}
    </span>
  )
}
