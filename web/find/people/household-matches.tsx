import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { searchHouseholds } from '../../client/protection.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { doorOf } from './door-words.ts'
import { HouseholdRow } from './household-row.tsx'

interface Props {
  /** What was sent off with the search button, never what is still being typed: a look by name or number is recorded. */
  readonly q: string
  readonly onHousehold: (id: string) => void
}

const FOUND_BY = { phone: 'foundBy_phone', name: 'foundBy_name', address: 'foundBy_address' } as const

/** Households within the worker's sight that are meant by an address, a telephone number or their head's name. */
export function HouseholdMatches({ q, onHousehold }: Props) {
  const { t } = useTranslation('people')
  const found = useQuery({
    queryKey: ['people', 'matches', q],
    queryFn: () => unwrap(searchHouseholds(q)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.isPending)
    return (
      <section aria-busy="true" aria-label={t('searching')}>
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      </section>
    )
  if (found.isError) return <TroubleView error={found.error} retry={() => void found.refetch()} />
  const { households, foundBy, truncated } = found.data
  if (households.length === 0) return <p className="fine">{t('noneFound')}</p>
  return (
    <section aria-label={t('found', { n: households.length })}>
      <h2 className="panel-title">{t('found', { n: households.length })}</h2>
      {foundBy ? <p className="found-by">{t(FOUND_BY[foundBy])}</p> : null}
      {truncated ? <p className="notice">{t('truncated', { n: households.length })}</p> : null}
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
