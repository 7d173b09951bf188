import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SubjectFile, type SubjectReason, subjectReason } from '#contract/protection.ts'
import { openSubject } from '../../client/subjects.ts'
import { FormDialog } from '../form-dialog.tsx'
import type { AskedRoom } from './subjects-section.tsx'

interface Props {
  /** Null while closed. */
  readonly room: AskedRoom | null
  readonly onClose: () => void
  readonly onOpened: (file: SubjectFile) => void
}

interface Values {
  readonly reason: SubjectReason
  readonly note?: string
}

/** What the resident came for; nothing opens without a reason, and the audit has it before the page does. */
export function OpenDialog({ room, onClose, onOpened }: Props) {
  const { t } = useTranslation('adminSubjects')

  async function send({ reason, note = '' }: Values) {
    const answer = await openSubject(
      room!.household,
      note.trim() === '' ? { reason } : { reason, note: note.trim() },
    )
    if (answer.ok) onOpened(answer.value)
    return answer
  }

  return (
    <FormDialog<Values>
      open={room !== null}
      title={t('openTitle')}
      okText={t('open')}
      initial={{}}
      width={460}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">
            {room?.words} {t('openMore')}
          </p>
          <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needReason') }]}>
            <Radio.Group className="reasons">
              {subjectReason.options.map((reason) => (
                <Radio key={reason} value={reason}>
                  {t(`reason-${reason}`)}
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item name="note" label={t('note')} extra={t('noteMore')}>
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
