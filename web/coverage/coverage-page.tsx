import './coverage.css'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { coverage } from '../client/coverage.ts'
import { TroubleError, unwrap } from '../client/unwrap.ts'
import { VisitReport } from '../find/reports/visit-report.tsx'
import { Header } from '../staff/header.tsx'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { SignInForm } from '../staff/sign-in-form.tsx'
import { TroubleView } from '../staff/trouble-view.tsx'
import { useSession } from '../staff/use-session.ts'
import { Report } from './report.tsx'
import { Reveals } from './reveals.tsx'
import { ViewTabs, viewOf } from './view-tabs.tsx'

/** How much of the community is held, answered for and staffed; for head of community, planner, administrator. */
export function CoveragePage() {
  const { t } = useTranslation('coverage')
  const { session } = useSession()
  return (
    <div className="coverage">
      <Header here="/coverage" title={t('title')} />
      <OfflineNotice />
      <main id="main" className="coverage-main">
        <h1 className="unseen">{t('title')}</h1>
        {session === undefined ? <Skeleton active className="coverage-wait" /> : null}
        {session === null ? <Door /> : null}
        {session?.capacity === 'worker' ? (
          <div className="door-card">
            <h2>{t('notAllowed')}</h2>
            <p className="soft">{t('notAllowedMore')}</p>
          </div>
        ) : null}
        {session && session.capacity !== 'worker' ? <Views /> : null}
      </main>
    </div>
  )
}

function Door() {
  const { t } = useTranslation('coverage')
  return (
    <div className="door-card">
      <h2>{t('needSignIn')}</h2>
      <p className="soft">{t('needSignInMore')}</p>
      <SignInForm />
    </div>
  )
}

/** The health of the grids, reports of visits, and who looked at numbers: one at a time. */
function Views() {
  const [params, setParams] = useSearchParams()
  const view = viewOf(params.get('view'))
  const tabs = <ViewTabs view={view} onView={(next) => setParams(next === 'card' ? {} : { view: next })} />
  if (view === 'card') return <Card tabs={tabs} />
  return (
    <div className="coverage-page">
      {tabs}
      {view === 'visits' ? <VisitReport /> : <Reveals />}
    </div>
  )
}

function Card({ tabs }: { tabs: ReactNode }) {
  const card = useQuery({ queryKey: ['people', 'coverage'], queryFn: () => unwrap(coverage()) })
  if (card.data) return <Report card={card.data} tabs={tabs} />
  if (card.isPending) return <Skeleton active className="coverage-wait" paragraph={{ rows: 8 }} />
  if (card.error instanceof TroubleError && card.error.trouble.status === 401) return <Door />
  return (
    <div className="coverage-wait">
      <TroubleView error={card.error} retry={() => void card.refetch()} />
    </div>
  )
}
