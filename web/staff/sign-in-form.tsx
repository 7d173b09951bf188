import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignIn } from '#contract/session.ts'
import type { Trouble } from '../client/request.ts'
import { signIn } from '../client/session.ts'
import { useTroubleWords } from './trouble-view.tsx'
import { useSession } from './use-session.ts'

/** Account and password; a refusal is said in the server's words above the button. */
export function SignInForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('people')
  const { entered } = useSession()
  const words = useTroubleWords()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function submit(credentials: SignIn) {
    setBusy(true)
    const answer = await signIn(credentials)
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    entered(answer.value)
    onDone?.()
  }

  return (
    <Form<SignIn> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      <Form.Item
        name="username"
        label={t('username')}
        rules={[{ required: true, message: t('needUsername') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('needPassword') }]}
      >
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn')}
      </Button>
    </Form>
  )
}
