import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly name: string
  readonly label: string
  readonly extra?: string
  readonly required?: boolean
  /** Field of the first day, where this is a last one. */
  readonly notBefore?: string
}

/** A day of the calendar, `YYYY-MM-DD`, empty where none. The browser's own field: it works with thumb and keys alike. */
export function DayField({ name, label, extra, required = false, notBefore }: Props) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  return (
    <Form.Item
      name={name}
      label={label}
      {...(extra === undefined ? {} : { extra })}
      {...(notBefore === undefined ? {} : { dependencies: [notBefore] })}
      rules={[
        { required, message: t('needDay') },
        ({ getFieldValue }) => ({
          validator: (_, value?: string) => {
            const first: string | undefined = notBefore === undefined ? undefined : getFieldValue(notBefore)
            const late = !value || !first || value >= first
            return late ? Promise.resolve() : Promise.reject(new Error(t('endsBeforeItBegins')))
          },
        }),
      ]}
    >
      <Input type="date" min="2000-01-01" max="2100-12-31" />
    </Form.Item>
  )
}
