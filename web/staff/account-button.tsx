import { UserOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSession } from './use-session.ts'

/** Fetched when it is opened: the look-up on a phone does not wait for it. */
const AccountDrawer = lazy(() => import('../account/account-drawer.tsx'))

/** Sign in, or who is signed in with the way to their account and out. */
export function AccountButton() {
  const { t } = useTranslation('people')
  const { session, leave } = useSession()
  const [open, setOpen] = useState(false)
  if (session) return <Mine session={session} onLeave={() => void leave()} />
  // Not known yet: a button to sign in would be a false word to whoever is.
  if (session === undefined) return <div className="account" />
  return (
    <div className="account">
      <Button onClick={() => setOpen(true)}>{t('signIn')}</Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
        title={t('signInTitle')}
        width={400}
      >
        <p className="soft">{t('signInMore')}</p>
        <SignInForm onDone={() => setOpen(false)} />
      </Modal>
    </div>
  )
}

function Mine({ session, onLeave }: { session: Session; onLeave: () => void }) {
  const { t } = useTranslation(['account', 'people'])
  const { name, username, mustEnrol } = session
  const [open, setOpen] = useState(false)
  // Who has to set up one-time codes first can do nothing else, so the way there stands open.
  useEffect(() => {
    if (mustEnrol) setOpen(true)
  }, [mustEnrol])
  return (
    <div className="account">
      <Button
        className="account-mine"
        icon={<UserOutlined aria-hidden />}
        aria-label={t('mineOf', { name: name ?? username })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className="account-name">{name ?? username}</span>
      </Button>
      <Button className="account-leave" onClick={onLeave}>
        {t('people:signOut')}
      </Button>
      <Suspense>
        {open ? (
          <AccountDrawer session={session} open onClose={() => setOpen(false)} onLeave={onLeave} />
        ) : null}
      </Suspense>
    </div>
  )
}
