import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import { exempt } from '../../../client/plan-findings.ts'
import type { Trouble } from '../../../client/request.ts'
import { useFindingWords } from '../../../coverage/use-finding-words.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { townTime } from '../../../text/town-time.ts'

interface Props {
  readonly session: DraftSession
  readonly finding: PlanFinding
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly reason: string
  readonly until?: string
}

/** Why a finding may stay as it is, and until when; it stays so in later plans too. */
export function ExemptDialog({ session, finding, open, onClose, onDone }: Props) {
  const { t } = useTranslation('planFindings')
  const findingWords = useFindingWords()
  const words = useTroubleWords()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const today = townTime(new Date()).day

  async function send({ reason, until }: Values) {
    setBusy(true)
    const answer = await exempt(session.state().detail.id, {
      rule: finding.rule,
      key: finding.key,
      reason: reason.trim(),
      until: until || null,
    })
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    setTrouble(null)
    onClose()
    onDone()
  }

  return (
    <Modal
      open={open}
      title={t('exemptTitle', { what: findingWords.title(finding) })}
      okText={t('exemptOk')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={460}
    >
      <p className="soft">{t('exemptMore')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('needReason') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} autoFocus />
        </Form.Item>
        <Form.Item name="until" label={t('until')} extra={t('untilMore')}>
          <Input type="date" min={today} />
        </Form.Item>
      </Form>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
