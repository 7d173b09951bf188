import { Alert, App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountWithPassword } from '#contract/accounts.ts'
import { copyText } from '../../account/copy-text.ts'

/** The password that was made, this once: it is nowhere to be had again. */
export function PasswordOnce({ made, onClose }: { made: AccountWithPassword | null; onClose: () => void }) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const { message } = App.useApp()
  const shown = made !== null && made.password !== null

  async function copy(password: string) {
    if (await copyText(password)) void message.success(t('copied'))
    else void message.warning(t('notCopied'))
  }

  return (
    <Modal
      open={shown}
      title={t('passwordOf', { name: made?.account.username ?? '' })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      onCancel={onClose}
      destroyOnHidden
      width={440}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('keptIt')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('onlyOnce')} className="gap-below" />
      <p className="password-once">
        <code>{made?.password}</code>
        <Button onClick={() => void copy(made?.password ?? '')}>{t('copy')}</Button>
      </p>
      <p className="soft">{t('onlyOnceMore')}</p>
    </Modal>
  )
}
