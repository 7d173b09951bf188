import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OneTimeCodes as Begun, Session } from '#contract/session.ts'
import type { Trouble } from '../client/request.ts'
import { beginCodes, confirmCodes, removeCodes } from '../client/session.ts'
import { CodeField } from '../staff/code-field.tsx'
import { useTroubleWords } from '../staff/trouble-view.tsx'
import { useSession } from '../staff/use-session.ts'
import { copyText } from './copy-text.ts'
import { QrPicture } from './qr-picture.tsx'

/** One-time codes: on or off, begun with a picture for the authenticator and confirmed with a code of it. */
export function OneTimeCodes({ session }: { session: Session }) {
  const { t } = useTranslation('account')
  const words = useTroubleWords()
  const { ask } = useSession()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  async function begin() {
    setBusy(true)
    const answer = await beginCodes()
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (answer.ok) setBegun(answer.value)
  }

  async function settled() {
    setBegun(null)
    await ask()
  }

  return (
    <section aria-labelledby="codes-title">
      <h3 id="codes-title">
        {t('codes')}{' '}
        <span className="flag" data-kind={session.codes ? 'public' : 'plain'}>
          {t(session.codes ? 'codesOn' : 'codesOff')}
        </span>
      </h3>
      <p className="soft">{t('codesMore')}</p>
      {trouble === null ? null : <Alert type="error" showIcon title={words(trouble)} className="gap-below" />}
      {session.codes ? (
        <Remove onDone={settled} />
      ) : begun === null ? (
        <Button type={session.mustEnrol ? 'primary' : 'default'} loading={busy} onClick={() => void begin()}>
          {t('codesBegin')}
        </Button>
      ) : (
        <Confirm begun={begun} onDone={settled} onCancel={() => setBegun(null)} />
      )}
    </section>
  )
}

interface ConfirmProps {
  readonly begun: Begun
  readonly onDone: () => Promise<void>
  readonly onCancel: () => void
}

function Confirm({ begun: { uri, secret }, onDone, onCancel }: ConfirmProps) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const words = useTroubleWords()
  const [form] = Form.useForm<{ code: string }>()
  const [busy, setBusy] = useState(false)

  async function send({ code }: { code: string }) {
    setBusy(true)
    const answer = await confirmCodes(code.replaceAll(' ', ''))
    setBusy(false)
    if (!answer.ok) return form.setFields([{ name: 'code', errors: [words(answer.trouble)] }])
    void message.success(t('codesNowOn'))
    await onDone()
  }

  async function copy() {
    if (await copyText(secret)) void message.success(t('copied'))
    else void message.warning(t('notCopied'))
  }

  return (
    <>
      <ol className="codes-steps">
        <li>{t('codesStep1')}</li>
        <li>
          {t('codesStep2')}
          <QrPicture text={uri} label={t('codesQr')} />
          <p>
            {t('codesSecret')} <code className="codes-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>{' '}
            <Button size="small" onClick={() => void copy()}>
              {t('copy')}
            </Button>
          </p>
        </li>
        <li>{t('codesStep3')}</li>
      </ol>
      <Form<{ code: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        <CodeField />
        <div className="my-buttons">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('codesConfirm')}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Remove({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const words = useTroubleWords()
  const [form] = Form.useForm<{ password: string }>()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)

  async function send({ password }: { password: string }) {
    setBusy(true)
    const answer = await removeCodes(password)
    setBusy(false)
    if (!answer.ok) return form.setFields([{ name: 'password', errors: [words(answer.trouble)] }])
    void message.success(t('codesNowOff'))
    await onDone()
  }

  if (!asking) return <Button onClick={() => setAsking(true)}>{t('codesRemove')}</Button>
  return (
    <Form<{ password: string }>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void send(values)}
    >
      <Form.Item
        name="password"
        label={t('codesRemoveMore')}
        rules={[{ required: true, message: t('needOld') }]}
      >
        <Input.Password autoComplete="current-password" visibilityToggle={false} maxLength={200} />
      </Form.Item>
      <div className="my-buttons">
        <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
        <Button danger type="primary" htmlType="submit" loading={busy}>
          {t('codesRemove')}
        </Button>
      </div>
    </Form>
  )
}
