import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../client/session.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'

interface Values {
  readonly old: string
  readonly next: string
  readonly again: string
}

/** Reasons of refusals that are about the new password; others are about the old one or the moment. */
const ABOUT_NEXT: ReadonlySet<string> = new Set(['password-too-short', 'password-too-long', 'same-password'])

/** A new password of one's own; every other session ends with the old one. */
export function PasswordForm({ username }: { username: string }) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)

  async function send({ old, next }: Values) {
    setBusy(true)
    setSaid(null)
    const answer = await changePassword({ old, new: next })
    setBusy(false)
    if (answer.ok) {
      form.resetFields()
      setOpen(false)
      void message.success(t('passwordChanged', { n: answer.value.ended }))
      await queries.invalidateQueries({ queryKey: ['people', 'my-sessions'] })
      return
    }
    const { code, reason = code } = answer.trouble
    if (code === 'wrong-own-password') form.setFields([{ name: 'old', errors: [words(answer.trouble)] }])
    else if (ABOUT_NEXT.has(reason)) form.setFields([{ name: 'next', errors: [words(answer.trouble)] }])
    else setSaid(words(answer.trouble))
  }

  const need = (message: string) => [{ required: true, message }]
  return (
    <section aria-labelledby="password-title">
      <h3 id="password-title">{t('password')}</h3>
      {open ? (
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void send(values)}
        >
          {/* Lets a password manager know whose password it is. */}
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <Form.Item name="old" label={t('oldPassword')} rules={need(t('needOld'))}>
            <Input.Password autoComplete="current-password" maxLength={200} visibilityToggle={false} />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('newPassword')}
            extra={t('newPasswordMore')}
            rules={need(t('needNew'))}
          >
            <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('newAgain')}
            dependencies={['next']}
            rules={[
              ...need(t('needNew')),
              ({ getFieldValue }) => ({
                validator: (_, value?: string) =>
                  !value || value === getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('notTheSame'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
          </Form.Item>
          {said === null ? null : <Alert type="error" showIcon title={said} className="gap-below" />}
          <div className="my-buttons">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('changePassword')}
            </Button>
          </div>
        </Form>
      ) : (
        <Button onClick={() => setOpen(true)}>{t('changePassword')}</Button>
      )}
    </section>
  )
}
