import { useTranslation } from 'react-i18next'
import type { HouseholdHistory } from '#contract/household-changes.ts'

type Change = HouseholdHistory['events'][number]['changes'][string]

const FIELDS = [
  'room',
  'floor',
  'unit',
  'building',
  'occupancy',
  'since',
  'name',
  'sex',
  'birthYear',
  'phone',
  'relation',
  'residence',
  'guardian',
  'household',
] as const
const OCCUPANCIES = ['living', 'away', 'rented', 'empty'] as const

/** A changed field in words: of a dwelling from what to what, of a person only which. Ids say nothing and are left out. */
export function useChangeWords(): (field: string, change: Change) => string {
  const { t } = useTranslation(['household', 'people'])
  const said = (value: string | number | null): string => {
    if (value === null) return t('nothing')
    const occupancy = OCCUPANCIES.find((each) => each === value)
    return occupancy ? t(`people:${occupancy}`) : String(value)
  }
  return (field, change) => {
    const known = FIELDS.find((each) => each === field)
    const name = known ? t(`field_${known}`) : t('field_more')
    if (change === true || change.some(isId)) return name
    return t('fromTo', { field: name, from: said(change[0]), to: said(change[1]) })
  }
}

function isId(value: string | number | null): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
}
