import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, Member } from '#contract/households.ts'
import { removeMember } from '../../../client/household-changes.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Props {
  readonly detail: HouseholdDetail
  readonly member: Member
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** The question before a member is removed for good; the sheet itself is what asks. */
export function RemoveMemberForm({ detail, member, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<object>()
  const saving = useSaving(detail.id)

  async function submit() {
    const saved = await saving.save(() => removeMember(member.id))
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={{}}
      saving={saving}
      submit={t('removeIt')}
      danger
      onSubmit={() => void submit()}
    >
      <p className="form-ask">{t('removeSure', { name: member.name })}</p>
      <p className="form-note">{t('removeMore')}</p>
    </SheetForm>
  )
}
