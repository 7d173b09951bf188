import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignIn } from '#contract/session.ts'
import type { Trouble } from '../client/request.ts'
import { signIn } from '../client/session.ts'
import { CodeField } from './code-field.tsx'
import { useTroubleWords } from './trouble-view.tsx'
import { useSession } from './use-session.ts'

/**
 * Account and password, then the one-time code of accounts that have one; a refusal is said in the server's words above
 * the button, or at the code it is about.
 */
export function SignInForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation(['people', 'account'])
  const { entered } = useSession()
  const words = useTroubleWords()
  const [form] = Form.useForm<SignIn>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [codeWanted, setCodeWanted] = useState(false)

  async function submit({ username, password, code }: SignIn) {
    setBusy(true)
    setTrouble(null)
    const digits = code?.replaceAll(/\s/g, '')
    const answer = await signIn(
      codeWanted && digits ? { username, password, code: digits } : { username, password },
    )
    setBusy(false)
    if (answer.ok) {
      entered(answer.value)
      onDone?.()
      return
    }
    if (answer.trouble.code === 'code-wanted') return setCodeWanted(true)
    if (answer.trouble.code !== 'wrong-code') return setTrouble(answer.trouble)
    form.setFields([{ name: 'code', value: '', errors: [words(answer.trouble)] }])
  }

  function startOver() {
    setCodeWanted(false)
    setTrouble(null)
    form.resetFields(['code', 'password'])
  }

  return (
    <Form<SignIn>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void submit(values)}
    >
      <div hidden={codeWanted}>
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
      </div>
      {codeWanted ? (
        <>
          <p className="soft">{t('account:codeWanted')}</p>
          <CodeField focus />
        </>
      ) : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn')}
      </Button>
      {codeWanted ? (
        <Button type="link" block onClick={startOver}>
          {t('account:otherAccount')}
        </Button>
      ) : null}
    </Form>
  )
}
