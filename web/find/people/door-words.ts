import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'
import type { Door } from './doors.ts'

/** What a door is called where it cannot be seen: room, occupancy, masked head; of several households, their number. */
export function useDoorWords(): (door: Door) => string {
  const { t } = useTranslation('people')
  const householdWords = useHouseholdWords()
  return ({ room, households }) => {
    const [only, ...others] = households
    return others.length === 0
      ? t('doorOne', { room, household: householdWords(only) })
      : t('doorSeveral', { room, n: households.length })
  }
}

/** A household in one line: occupancy, masked head, members. */
export function useHouseholdWords(): (household: HouseholdSummary) => string {
  const { t } = useTranslation('people')
  return ({ occupancy, head, members, apart }) =>
    [
      t(occupancy),
      apart ? t('apart') : null,
      head === null ? null : t('headOf', { name: head }),
      t('members', { n: members }),
    ]
      .filter(Boolean)
      .join(t('comma'))
}

/** Where a household is found, in the order people say it: 南桥花园 3号楼 2单元 501. */
export function doorOf({ compoundName, buildingName, unit, room }: HouseholdSummary): string {
  return [compoundName, buildingName, unit, room].filter(Boolean).join(' ')
}
