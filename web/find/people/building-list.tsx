import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'
import { grouped, inOrder } from './by-building.ts'
import { doorsOf } from './doors.ts'
import { HouseholdRow } from './household-row.tsx'

interface Props {
  readonly households: readonly HouseholdSummary[]
  readonly onHousehold: (id: string) => void
}

/** The same building as a list: unit by unit, from the top floor down, a row for each household. */
export function BuildingList({ households, onHousehold }: Props) {
  const { t } = useTranslation('people')
  const units = [...grouped(households, ({ unit }) => unit)].sort(([a], [b]) => inOrder(a ?? '', b ?? ''))
  return units.map(([unit, within]) => (
    <section key={unit ?? ''} className="unit" aria-label={unit ?? t('noUnit')}>
      <h3 className="unit-title">{unit ?? t('noUnit')}</h3>
      <ul className="rows">
        {doorsOf(within).flatMap((door) =>
          door.households.map((household) => (
            <li key={household.id}>
              <HouseholdRow
                title={door.room}
                household={household}
                sharing={door.households.length}
                onOpen={onHousehold}
              />
            </li>
          )),
        )}
      </ul>
    </section>
  ))
}
