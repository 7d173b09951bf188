import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignInForm } from './sign-in-form.tsx'
import { useSession } from './use-session.ts'

/** Sign in, or who is signed in and the way out. */
export function AccountButton() {
  const { t } = useTranslation('people')
  const { session, leave } = useSession()
  const [open, setOpen] = useState(false)
  if (session)
    return (
      <div className="account">
        <span className="account-name">{session.name ?? session.username}</span>
        <Button onClick={() => void leave()}>{t('signOut')}</Button>
      </div>
    )
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
