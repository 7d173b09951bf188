import { Form, Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, HouseholdSummary, Member } from '#contract/households.ts'
import { moveMember } from '../../../client/household-changes.ts'
import { HouseholdPicker } from './household-picker.tsx'
import { RELATIONS } from './member-values.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly household: HouseholdSummary | null
  readonly relation: string
}

interface Props {
  readonly detail: HouseholdDetail
  readonly member: Member
  /** The household they came to. */
  readonly onSaved: (there: HouseholdDetail) => void
}

/** A member goes over to another household of the building. */
export function MemberMoveForm({ detail, member, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const relations = useId()
  const saving = useSaving(detail.id)

  async function submit({ household, relation }: Values) {
    if (household === null) return
    const there = await saving.save(() =>
      moveMember(member.id, { household: household.id, relation: relation.trim() }),
    )
    if (there) onSaved(there)
  }

  return (
    <SheetForm
      form={form}
      initial={{ household: null, relation: member.relation === '户主' ? '' : member.relation }}
      saving={saving}
      places={{ 'same-household': 'household', 'unknown-household': 'household' }}
      submit={t('memberMoveIt')}
      onSubmit={(values) => void submit(values)}
    >
      <Form.Item
        name="household"
        label={t('intoHousehold')}
        rules={[{ required: true, message: t('needHousehold') }]}
      >
        <HouseholdPicker of={detail} />
      </Form.Item>
      <Form.Item
        name="relation"
        label={t('relationThere')}
        rules={[{ required: true, whitespace: true, message: t('needRelation') }]}
      >
        <Input autoComplete="off" maxLength={10} list={relations} />
      </Form.Item>
      <datalist id={relations}>
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation} />
        ))}
      </datalist>
    </SheetForm>
  )
}
