import { Alert, Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useSheet } from '../sheet.tsx'
import type { Saving } from './use-saving.ts'

interface Props<Values extends object> {
  readonly form: FormInstance<Values>
  readonly initial: Values
  readonly saving: Saving
  /** To which field a refusal belongs, by its code; others are said above the buttons. */
  readonly places?: Readonly<Record<string, keyof Values & string>>
  readonly submit: string
  readonly danger?: boolean
  /** Nothing can be sent for the moment, and the form says why. */
  readonly cannot?: boolean
  readonly onSubmit: (values: Values) => void
  readonly children: ReactNode
}

/** A form in a sheet: refusals at their field in the server's words, buttons at the lower edge under the thumb. */
export function SheetForm<Values extends object>({
  form,
  initial,
  saving,
  places = {},
  submit,
  danger = false,
  cannot = false,
  onSubmit,
  children,
}: Props<Values>) {
  const { t } = useTranslation('peopleForm')
  const words = useTroubleWords()
  const { typed, close } = useSheet()
  const { trouble, busy, reloaded } = saving
  const field = trouble === null ? undefined : places[trouble.code]

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each refusal, not at every drawing
  useEffect(() => {
    if (trouble === null || field === undefined) return
    form.setFields([{ name: field as never, errors: [words(trouble)] }])
    form.scrollToField(field as never, { focus: true })
  }, [trouble])

  return (
    <Form<Values>
      form={form}
      className="sheet-form"
      noValidate
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      scrollToFirstError={{ focus: true }}
      onValuesChange={typed}
      onFinish={onSubmit}
    >
      {children}
      <div aria-live="polite">
        {reloaded ? <Alert type="info" showIcon title={t('reloaded')} /> : null}
        {trouble && field === undefined ? (
          <Alert
            type="error"
            showIcon
            title={words(trouble)}
            action={
              trouble.code === 'changed-meanwhile' ? (
                <Button onClick={() => void saving.reload()}>{t('reload')}</Button>
              ) : null
            }
          />
        ) : null}
      </div>
      <div className="sheet-buttons">
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" danger={danger} disabled={cannot} loading={busy}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}
