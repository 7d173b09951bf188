import './admin.css'
import './print.css'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { Header } from '../staff/header.tsx'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { SignInForm } from '../staff/sign-in-form.tsx'
import { useSession } from '../staff/use-session.ts'
import { Sections } from './sections.tsx'
import { tabsFor } from './tabs.ts'

/** Staff, posts, chart, accounts, and what protects residents; for administrators, in part for heads of community. */
export function AdminPage() {
  const { t } = useTranslation('admin')
  const { session } = useSession()
  return (
    <div className="admin">
      <Header here="/admin" title={t('title')} />
      <OfflineNotice />
      <main id="main" className="admin-main">
        <h1 className="unseen">{t('title')}</h1>
        {session === undefined ? <Skeleton active className="admin-wait" /> : null}
        {session === null ? <Door /> : null}
        {session ? <Inside session={session} /> : null}
      </main>
    </div>
  )
}

function Door() {
  const { t } = useTranslation('admin')
  return (
    <div className="admin-door">
      <h2>{t('needSignIn')}</h2>
      <p className="soft">{t('needSignInMore')}</p>
      <SignInForm />
    </div>
  )
}

function Inside({ session }: { session: Session }) {
  const { t } = useTranslation('admin')
  const tabs = tabsFor(session.capacity)
  // Until then the server answers nothing else; the account stands open at the side.
  if (session.mustEnrol)
    return (
      <div className="admin-door">
        <h2>{t('codesFirst')}</h2>
        <p className="soft">{t('codesFirstMore')}</p>
      </div>
    )
  if (tabs.length > 0) return <Sections session={session} tabs={tabs} />
  return (
    <div className="admin-door">
      <h2>{t('notAllowed')}</h2>
      <p className="soft">{t('notAllowedMore')}</p>
    </div>
  )
}
