import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member, Revealed, RevealRequest } from '#contract/households.ts'
import { reveal } from '../../client/households.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { useTodaysVisit } from './todays-visit.ts'

const REASONS = [
  { reason: 'visit', key: 'reason_visit' },
  { reason: 'matter', key: 'reason_matter' },
  { reason: 'emergency', key: 'reason_emergency' },
  { reason: 'resident-asked', key: 'reason_resident_asked' },
  { reason: 'correction', key: 'reason_correction' },
] as const

interface Props {
  readonly household: string
  /** Whose number is asked for; null keeps the dialog closed. */
  readonly member: Member | null
  readonly onClose: () => void
  readonly onShown: (revealed: Revealed) => void
}

/** Asks why before a full name and number are shown; without a reason nothing is sent. A visit of today is said with it. */
export function RevealDialog({ household, member, onClose, onShown }: Props) {
  const { t } = useTranslation(['people', 'household'])
  const [form] = Form.useForm<RevealRequest>()
  const visit = useTodaysVisit(household)
  const reason = Form.useWatch('reason', form)
  const words = useTroubleWords()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function submit({ reason, note }: RevealRequest) {
    if (member === null) return
    setBusy(true)
    const about = reason === 'visit' && visit !== null ? { about: visit } : {}
    const answer = await reveal(member.id, { reason, ...about, ...(note ? { note } : {}) })
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (answer.ok) onShown(answer.value)
  }

  return (
    <Modal
      open={member !== null}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={420}
      title={member ? `${member.name} · ${t('revealTitle')}` : null}
    >
      <p className="soft">{t('revealMore')}</p>
      <Form<RevealRequest>
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needReason') }]}>
          <Radio.Group className="reasons">
            {REASONS.map(({ reason, key }) => (
              <Radio key={reason} value={reason}>
                {t(key)}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {reason === 'visit' && visit !== null ? (
          <p className="form-note">{t('household:boundToVisit')}</p>
        ) : null}
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('show')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
