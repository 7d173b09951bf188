import { useQuery } from '@tanstack/react-query'
import { Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, HouseholdSummary } from '#contract/households.ts'
import { householdsOfBuilding } from '../../../client/households.ts'
import { unwrap } from '../../../client/unwrap.ts'
import { TroubleView } from '../../../staff/trouble-view.tsx'
import { inOrder } from '../by-building.ts'
import { useHouseholdWords } from '../door-words.ts'

/** More rows than this are narrowed by room first. */
const FILTER_FROM = 8

interface Props {
  readonly id?: string
  readonly value?: HouseholdSummary | null
  readonly onChange?: (household: HouseholdSummary) => void
  /** The household whose neighbours are offered: those of its own dwelling first, then those of its building. */
  readonly of: HouseholdDetail
}

/** Another household of the same building, chosen from a list; for use as a field of a form. */
export function HouseholdPicker({ id, value, onChange, of }: Props) {
  const { t } = useTranslation('peopleForm')
  const householdWords = useHouseholdWords()
  const [filter, setFilter] = useState('')
  const list = useQuery({
    queryKey: ['people', 'building', of.building],
    queryFn: () => unwrap(householdsOfBuilding(of.building)),
  })
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const others = neighboursOf(of, list.data.households)
  if (others.length === 0) return <p className="form-note">{t('noOther')}</p>
  const shown = others.filter(({ unit, room }) => `${unit ?? ''}${room}`.includes(filter.trim()))
  return (
    <>
      {others.length > FILTER_FROM ? (
        <Input
          {...(id === undefined ? {} : { id })}
          type="search"
          autoComplete="off"
          aria-label={t('roomFilter')}
          placeholder={t('roomFilter')}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
      ) : null}
      <div className="picks" role="radiogroup" aria-label={t('intoHousehold')}>
        {shown.map((household) => (
          <label key={household.id} className="pick">
            <input
              type="radio"
              name="household"
              checked={value?.id === household.id}
              onChange={() => onChange?.(household)}
            />
            <span>
              <strong>{[household.unit, household.room].filter(Boolean).join(' ')}</strong>
              <span>{householdWords(household)}</span>
            </span>
          </label>
        ))}
      </div>
    </>
  )
}

function neighboursOf(of: HouseholdDetail, all: readonly HouseholdSummary[]): HouseholdSummary[] {
  const together = new Set(of.sameDwelling.map(({ id }) => id))
  const far = ({ id, unit }: HouseholdSummary) => (together.has(id) ? 0 : unit === of.unit ? 1 : 2)
  return all
    .filter(({ id }) => id !== of.id)
    .sort((a, b) => far(a) - far(b) || inOrder(`${a.unit} ${a.room}`, `${b.unit} ${b.room}`))
}
