import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { householdsOfGrid } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import type { Place } from '../use-place.ts'
import { BackButton } from './back-button.tsx'
import { byBuilding } from './by-building.ts'

/** The buildings of one of the worker's grids, with how many households in sight stand in each. */
export function GridHouseholds({ code, go }: { code: string; go: (next: Partial<Place>) => void }) {
  const { t } = useTranslation('people')
  const list = useQuery({
    queryKey: ['people', 'grid', code],
    queryFn: () => unwrap(householdsOfGrid(code)),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const { households, truncated } = list.data
  return (
    <section>
      <BackButton onBack={() => go({})} />
      <h2 className="panel-title">
        {t('buildings')} · {t('households', { n: households.length })}
      </h2>
      {households.length === 0 ? <p className="notice">{t('noHouseholds')}</p> : null}
      {truncated ? <p className="notice">{t('truncated', { n: households.length })}</p> : null}
      <ul className="rows">
        {byBuilding(households).map(({ id, name, compound, position, count }) => (
          <li key={id}>
            <button type="button" className="row" onClick={() => go({ at: position, building: id })}>
              <strong>{name}</strong>
              <span>
                {compound ? `${compound} · ` : ''}
                {t('households', { n: count })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
