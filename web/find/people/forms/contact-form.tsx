import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import { setContact } from '../../../client/household-changes.ts'
import { ColleagueChoice } from './colleague-choice.tsx'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly staff: string
}

interface Props {
  readonly detail: HouseholdDetail
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Who keeps contact with the household (联户), or nobody. */
export function ContactForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const saving = useSaving(detail.id)

  async function submit({ staff }: Values) {
    const saved = await saving.save(() => setContact(detail.id, { staff: staff || null }))
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={{ staff: detail.contact?.id ?? '' }}
      saving={saving}
      places={{ 'unknown-colleague': 'staff' }}
      submit={t('save')}
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('contactMore')}</p>
      <Form.Item name="staff" label={t('contactStaff')}>
        <ColleagueChoice nobody={t('contactNobody')} />
      </Form.Item>
    </SheetForm>
  )
}
