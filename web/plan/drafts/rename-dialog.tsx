import { useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import { renameDraft } from '../../client/plan-drafts.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'

interface Props {
  readonly plan: PlanSummary
  readonly open: boolean
  readonly onClose: () => void
}

/** A draft's new name. */
export function RenameDialog({ plan, open, onClose }: Props) {
  const { t } = useTranslation('plan')
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ name: string }>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function rename({ name }: { name: string }) {
    setBusy(true)
    const answer = await renameDraft(plan.id, name.trim())
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    await queries.invalidateQueries({ queryKey: ['people', 'plans'] })
    setTrouble(null)
    onClose()
  }

  return (
    <Modal
      open={open}
      title={t('renameTitle')}
      okText={t('rename')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={420}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: plan.name }}
        onFinish={(values) => void rename(values)}
      >
        <Form.Item
          name="name"
          label={t('planName')}
          rules={[{ required: true, whitespace: true, message: t('needName') }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
      </Form>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
