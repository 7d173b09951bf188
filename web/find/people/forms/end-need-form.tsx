import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, Member } from '#contract/households.ts'
import { endTag } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly on: string
}

interface Props {
  readonly detail: HouseholdDetail
  readonly need: Member['tags'][number]
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Says from which day a service need is no more; today makes it go at once. */
export function EndNeedForm({ detail, need, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const saving = useSaving(detail.id)

  async function submit({ on }: Values) {
    const saved = await saving.save(() => endTag(need.id, on))
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={{ on: townTime(new Date()).day }}
      saving={saving}
      places={{ 'bad-period': 'on', 'day-ahead': 'on' }}
      submit={t('endIt')}
      danger
      onSubmit={(values) => void submit(values)}
    >
      <Form.Item name="on" label={t('endNeedOn')} rules={[{ required: true, message: t('needDay') }]}>
        <Input type="date" min={need.since} max={need.until} />
      </Form.Item>
    </SheetForm>
  )
}
