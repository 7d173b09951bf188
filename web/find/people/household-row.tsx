import './building.css'
import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'
import { ApartMark, OccupancyMark } from './occupancy-mark.tsx'

interface Props {
  /** What tells it from its neighbours: the room, or the whole address. */
  readonly title: string
  readonly household: HouseholdSummary
  /** How many households share its door; said from two on. */
  readonly sharing: number
  readonly onOpen: (id: string) => void
}

/** A household as a row to press: where, whether somebody lives there, whose it is. */
export function HouseholdRow({ title, household, sharing, onOpen }: Props) {
  const { t } = useTranslation('people')
  const { id, occupancy, head, members, apart } = household
  return (
    <button type="button" className="row household-row" onClick={() => onOpen(id)}>
      <strong>{title}</strong>
      <span>
        <OccupancyMark occupancy={occupancy} />
        {head === null ? null : <span>{t('headOf', { name: head })}</span>}
        <span>{t('members', { n: members })}</span>
        {apart ? <ApartMark /> : null}
        {sharing > 1 ? <span>{t('shares', { n: sharing })}</span> : null}
      </span>
    </button>
  )
}
