import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** The six digits an authenticator shows; blanks between them do no harm. */
export function CodeField({ focus = false }: { focus?: boolean }) {
  const { t } = useTranslation('account')
  return (
    <Form.Item
      name="code"
      label={t('code')}
      rules={[{ required: true, pattern: /^\s*(\d\s*){6}$/, message: t('needCode') }]}
    >
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        autoFocus={focus}
        className="code-field"
      />
    </Form.Item>
  )
}
