import { App, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, HouseholdSummary } from '#contract/households.ts'
import { mergeHousehold } from '../../../client/household-changes.ts'
import { HouseholdPicker } from './household-picker.tsx'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly into: HouseholdSummary | null
}

interface Props {
  readonly detail: HouseholdDetail
  /** The household that took the members in. */
  readonly onSaved: (into: HouseholdDetail) => void
}

/** All members join another household of the building, and this one is closed; asks before it is done. */
export function MergeForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const { modal } = App.useApp()
  const [form] = Form.useForm<Values>()
  const saving = useSaving(detail.id)

  async function submit({ into }: Values) {
    if (into === null) return
    const sure = await modal.confirm({
      title: t('mergeSure', { from: detail.room, into: [into.room, into.head].filter(Boolean).join(' ') }),
      content: t('mergeSureMore', { n: detail.people.length }),
      okText: t('mergeIt'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
    })
    if (!sure) return
    const merged = await saving.save((version) => mergeHousehold(detail.id, { version, into: into.id }))
    if (merged) onSaved(merged)
  }

  return (
    <SheetForm
      form={form}
      initial={{ into: null }}
      saving={saving}
      places={{ 'same-household': 'into' }}
      submit={t('mergeIt')}
      danger
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('mergeMore')}</p>
      <Form.Item
        name="into"
        label={t('intoHousehold')}
        rules={[{ required: true, message: t('needHousehold') }]}
      >
        <HouseholdPicker of={detail} />
      </Form.Item>
    </SheetForm>
  )
}
