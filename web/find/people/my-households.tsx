import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assignedHouseholds } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { doorOf } from './door-words.ts'
import { HouseholdRow } from './household-row.tsx'

/** What a contact member or building head answers for: the households assigned to them, one by one. */
export function MyHouseholds({ onHousehold }: { onHousehold: (id: string) => void }) {
  const { t } = useTranslation('people')
  const list = useQuery({ queryKey: ['people', 'assigned'], queryFn: () => unwrap(assignedHouseholds()) })
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const households = list.data?.households ?? []
  if (households.length === 0) return null
  return (
    <section aria-label={t('mine')}>
      <h2 className="panel-title">{t('mine')}</h2>
      <p className="found-by">{t('mineMore', { n: households.length })}</p>
      <ul className="rows">
        {households.map((household) => (
          <li key={household.id}>
            <HouseholdRow
              title={doorOf(household)}
              household={household}
              sharing={household.inDwelling}
              onOpen={onHousehold}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
