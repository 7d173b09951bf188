import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainState } from '../../client/audit.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'

/** Whether every entry of the chain is what it was when it was written; reckoned anew each time it is asked. */
export function ChainState() {
  const { t } = useTranslation('adminAudit')
  // Not under the key of the page: a change elsewhere must not have the whole chain reckoned again.
  const state = useQuery({ queryKey: ['people', 'chain'], queryFn: () => unwrap(chainState()) })
  if (state.isError) return <TroubleView error={state.error} retry={() => void state.refetch()} />
  const brokenAt = state.data?.brokenAt ?? null
  return (
    <p className="chain" role="status" data-broken={brokenAt !== null}>
      {state.data === undefined || state.isFetching
        ? t('chainChecking')
        : brokenAt === null
          ? t('chainHolds', { n: state.data.entries })
          : t('chainBroken', { seq: brokenAt })}
      <Button size="small" loading={state.isFetching} onClick={() => void state.refetch()}>
        {t('checkAgain')}
      </Button>
    </p>
  )
}
