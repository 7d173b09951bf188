import { Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { HouseholdDetail } from '#contract/households.ts'
import { splitHousehold } from '../../../client/household-changes.ts'
import { OccupancyField, RoomField } from './dwelling-fields.tsx'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly members: readonly string[]
  readonly room: string
  readonly occupancy: HouseholdDetail['occupancy']
}

interface Props {
  readonly detail: HouseholdDetail
  /** The new household. */
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Some members become a household of their own at the same door. */
export function SplitForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const [id] = useState(() => v7())
  const saving = useSaving(detail.id)
  const { room, occupancy, people } = detail

  async function submit(values: Values) {
    const made = await saving.save((version) =>
      splitHousehold(detail.id, {
        version,
        id,
        members: [...values.members],
        room: values.room.trim(),
        occupancy: values.occupancy,
      }),
    )
    if (made) onSaved(made)
  }

  return (
    <SheetForm
      form={form}
      initial={{ members: [], room, occupancy }}
      saving={saving}
      places={{ 'not-all-members': 'members' }}
      submit={t('splitIt')}
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('splitMore')}</p>
      <Form.Item
        name="members"
        label={t('splitMembers')}
        rules={[
          {
            validator: (_, chosen: readonly string[]) => {
              if (chosen.length === 0) return Promise.reject(new Error(t('needMembers')))
              if (chosen.length === people.length) return Promise.reject(new Error(t('notEverybody')))
              return Promise.resolve()
            },
          },
        ]}
      >
        <Checkbox.Group
          className="reasons"
          options={people.map(({ id: value, name, relation }) => ({ value, label: `${name} · ${relation}` }))}
        />
      </Form.Item>
      <RoomField />
      <OccupancyField />
    </SheetForm>
  )
}
