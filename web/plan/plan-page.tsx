import './plan.css'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Header } from '../staff/header.tsx'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { SignInForm } from '../staff/sign-in-form.tsx'
import { useSession } from '../staff/use-session.ts'
import { DraftsView } from './drafts/drafts-view.tsx'
import { OpenPlan } from './open-plan.tsx'

/** `/plan` is the list of drafts and versions, `/plan?plan=` the table on which one of them is drawn. */
export function PlanPage() {
  const { t } = useTranslation('plan')
  const { session } = useSession()
  const [params] = useSearchParams()
  const plan = params.get('plan')
  const allowed = session && session.capacity !== 'worker'
  if (allowed && plan !== null) return <OpenPlan key={plan} id={plan} account={session} />
  return (
    <div className="plan-list">
      <Header here="/plan" title={t('title')} />
      <OfflineNotice />
      <main id="main" className="plan-list-main">
        <h1 className="unseen">{t('title')}</h1>
        {session === undefined ? <Skeleton active className="plan-wait" /> : null}
        {session === null ? (
          <div className="door-card">
            <h2>{t('needSignIn')}</h2>
            <p className="soft">{t('needSignInMore')}</p>
            <SignInForm />
          </div>
        ) : null}
        {session?.capacity === 'worker' ? (
          <div className="door-card">
            <h2>{t('notAllowed')}</h2>
            <p className="soft">{t('notAllowedMore')}</p>
          </div>
        ) : null}
        {allowed ? <DraftsView session={session} /> : null}
      </main>
    </div>
  )
}
