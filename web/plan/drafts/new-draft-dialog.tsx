import { useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPlan, PlanSummary } from '#contract/plans.ts'
import { startDraft } from '../../client/plan-drafts.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { planPath } from './plan-table.tsx'
import { listed } from './standing.ts'

/** What a draft starts as, where the dialogue opens with it. */
export type Origin = { readonly from: 'in-force' } | { readonly from: 'earlier'; readonly plan: PlanSummary }

interface Props {
  /** Null while closed. */
  readonly origin: Origin | null
  readonly plans: readonly PlanSummary[]
  /** Where the account plans, for a town that has no plan yet. */
  readonly jurisdiction: string
  readonly onClose: () => void
}

interface Values {
  readonly root: string
  readonly name?: string
  readonly from: 'in-force' | 'earlier' | 'empty'
  readonly earlier?: string
}

/** A new draft: of which place, from what, and what it is called. Opens it once the server has made it. */
export function NewDraftDialog({ origin, plans, jurisdiction, onClose }: Props) {
  const { t } = useTranslation('plan')
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const root = Form.useWatch('root', form)
  const from = Form.useWatch('from', form)
  const roots = [...new Map(plans.map((plan) => [plan.root.code, plan.root])).values()]
  const usual = origin?.from === 'earlier' ? origin.plan.root.code : (roots[0]?.code ?? jurisdiction)
  const { published } = listed(plans.filter((plan) => plan.root.code === (root ?? usual)))

  async function start({ root: place, name, from: origin, earlier }: Values) {
    setBusy(true)
    setTrouble(null)
    const how: NewPlan = { jurisdiction: place }
    if (name?.trim()) how.name = name.trim()
    if (origin === 'empty') how.empty = true
    if (origin === 'earlier' && earlier !== undefined) how.basedOn = earlier
    const answer = await startDraft(how)
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    await queries.invalidateQueries({ queryKey: ['people', 'plans'] })
    location.assign(planPath(answer.value.id))
  }

  return (
    <Modal
      open={origin !== null}
      title={t('newDraft')}
      okText={t('startDrawing')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          root: usual,
          from: origin?.from === 'earlier' ? 'earlier' : published.length > 0 ? 'in-force' : 'empty',
          ...(origin?.from === 'earlier' ? { earlier: origin.plan.id } : {}),
        }}
        onFinish={(values) => void start(values)}
      >
        <Form.Item name="root" label={t('scope')} hidden={roots.length < 2}>
          <Select
            options={roots.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={() => form.setFieldValue('earlier', undefined)}
          />
        </Form.Item>
        <Form.Item name="name" label={t('planName')} extra={t('planNameMore')}>
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="from" label={t('from')}>
          <Radio.Group className="drafts-from">
            <Radio value="in-force" disabled={published.length === 0}>
              {t('fromInForce')}
            </Radio>
            <Radio value="earlier" disabled={published.length === 0}>
              {t('fromEarlier')}
            </Radio>
            <Radio value="empty">{t('fromEmpty')}</Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="earlier"
          label={t('earlier')}
          hidden={from !== 'earlier'}
          rules={from === 'earlier' ? [{ required: true, message: t('needEarlier') }] : []}
        >
          <Select
            placeholder={t('needEarlier')}
            options={published.map(({ id, name, version, effectiveFrom }) => ({
              value: id,
              label: t('versionOf', { n: version, name, day: effectiveFrom ?? '' }),
            }))}
          />
        </Form.Item>
      </Form>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
