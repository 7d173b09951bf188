import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSheet } from '../people/sheet.tsx'

/** The longest answer `needMove` of the contract takes. */
const LONGEST = 500

interface Props {
  readonly first: string
  readonly busy: boolean
  readonly onSend: (answer: string) => void
  readonly onCancel: () => void
}

/** Words for who left the need, who reads them by the receipt. */
export function AnswerForm({ first, busy, onSend, onCancel }: Props) {
  const { t } = useTranslation('needs')
  const { typed } = useSheet()
  const [text, setText] = useState(first)
  const [missing, setMissing] = useState(false)
  const id = useId()
  return (
    <form
      className="answer-form"
      onSubmit={(event) => {
        event.preventDefault()
        const answer = text.trim()
        setMissing(answer === '')
        if (answer !== '' && !busy) onSend(answer)
      }}
    >
      <label htmlFor={id}>{t('answerLabel')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={4}
        maxLength={LONGEST}
        showCount
        value={text}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setText(target.value)
          typed()
        }}
      />
      <p id={`${id}-hint`} className="fine">
        {t('answerHint')}
      </p>
      {missing ? (
        <p className="form-trouble" role="alert">
          {t('answerMissing')}
        </p>
      ) : null}
      <div className="sheet-buttons">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('sendAnswer')}
        </Button>
      </div>
    </form>
  )
}
