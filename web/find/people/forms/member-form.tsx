import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { HouseholdDetail, Member } from '#contract/households.ts'
import { addMember, editMember } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { MemberFields } from './member-fields.tsx'
import { type MemberValues, memberAdd, memberEdit, valuesOf } from './member-values.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

const PLACES = { 'child-has-phone': 'birthYear', 'bad-guardian': 'guardian' } as const

interface Props {
  readonly detail: HouseholdDetail
  /** Who is edited; null adds somebody. */
  readonly member: Member | null
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Adds a member or edits one; masked fields left empty stay as they are. */
export function MemberForm({ detail, member, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<MemberValues>()
  const [id] = useState(() => v7())
  // What the form began with: a reload must not make other people's changes look like one's own.
  const [before] = useState(() => valuesOf(member))
  const saving = useSaving(detail.id)

  async function submit() {
    // All of it, fields out of view included: what was typed before somebody turned out to be a child.
    const values = { ...before, ...form.getFieldsValue(true) }
    const { day } = townTime(new Date())
    const saved = await saving.save((version) =>
      member === null
        ? addMember(detail.id, memberAdd(id, values, day, version))
        : editMember(member.id, memberEdit(before, values, day, version)),
    )
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={before}
      saving={saving}
      places={PLACES}
      submit={member ? t('save') : t('add')}
      onSubmit={() => void submit()}
    >
      <MemberFields
        member={member}
        grownUps={detail.people.filter(({ id: other, isChild }) => !isChild && other !== member?.id)}
      />
    </SheetForm>
  )
}
