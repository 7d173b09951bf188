import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Trouble } from '../client/request.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'

interface Props<Values> {
  readonly open: boolean
  readonly title: string
  readonly okText: string
  readonly initial: Partial<Values>
  /** Which field a refusal is about, by its reason or code; other refusals are said above the buttons. */
  readonly fieldOf?: Readonly<Record<string, keyof Values & string>>
  readonly danger?: boolean
  readonly width?: number
  readonly onSend: (values: Values) => Promise<Answer<unknown>>
  readonly onClose: () => void
  readonly onDone?: () => void
  readonly children: (form: FormInstance<Values>) => ReactNode
}

/**
 * A form in a dialogue. It closes when the server took what was sent, and otherwise says why at the field concerned;
 * what was typed is not thrown away without asking.
 */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const { open, title, okText, initial, fieldOf = {}, danger = false, width = 520, onSend, onClose } = props
  const { t } = useTranslation('admin')
  const { modal } = App.useApp()
  const words = useTroubleWords()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    if (open) setTrouble(null)
  }, [open])

  async function send(values: Values) {
    setBusy(true)
    setTrouble(null)
    const answer = await onSend(values)
    setBusy(false)
    if (answer.ok) {
      onClose()
      props.onDone?.()
      return
    }
    const { code, reason = code } = answer.trouble
    const field = fieldOf[reason]
    if (field === undefined) return setTrouble(answer.trouble)
    // A field's name is a key of the values; the library's type for it is wider than it can say here.
    form.setFields([{ name: field as never, errors: [words(answer.trouble)] }])
    form.scrollToField(field as never)
  }

  function leave() {
    if (!form.isFieldsTouched()) return onClose()
    modal.confirm({
      title: t('looseTitle'),
      content: t('looseMore'),
      okText: t('loose'),
      okButtonProps: { danger: true },
      cancelText: t('goOn'),
      onOk: onClose,
    })
  }

  return (
    <Modal open={open} title={title} footer={null} onCancel={leave} destroyOnHidden width={width}>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => void send(values)}
        scrollToFirstError
        preserve={false}
      >
        {props.children(form)}
        {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
        <div className="admin-buttons">
          <Button onClick={leave}>{t('cancel')}</Button>
          <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
            {okText}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
