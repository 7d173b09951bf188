import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import { editHousehold } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { FloorField, OccupancyField, RoomField } from './dwelling-fields.tsx'
import { type DwellingValues, dwellingOf, householdEdit } from './dwelling-values.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Props {
  readonly detail: HouseholdDetail
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Room, floor, occupancy and since when; the household stays where it is on the map. */
export function DwellingForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<DwellingValues>()
  const [before] = useState(() => dwellingOf(detail))
  const saving = useSaving(detail.id)

  async function submit(values: DwellingValues) {
    const saved = await saving.save((version) =>
      editHousehold(detail.id, householdEdit(before, values, version)),
    )
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={before}
      saving={saving}
      places={{ 'day-ahead': 'since' }}
      submit={t('save')}
      onSubmit={(values) => void submit(values)}
    >
      <RoomField />
      <FloorField />
      <OccupancyField />
      <Form.Item name="since" label={`${t('sinceDay')}${t('optional')}`}>
        <Input type="date" max={townTime(new Date()).day} />
      </Form.Item>
    </SheetForm>
  )
}
