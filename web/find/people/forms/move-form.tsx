import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdGone } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { moveHousehold } from '../../../client/household-changes.ts'
import { DoorPicker, type PickedDoor } from './door-picker.tsx'
import { FloorField, RoomField } from './dwelling-fields.tsx'
import { floorOf } from './dwelling-values.ts'
import { roomAndFloor } from './room-and-floor.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

interface Values {
  readonly door: PickedDoor | null
  readonly room: string
  readonly floor: string
}

interface Props {
  readonly detail: HouseholdDetail
  /** The household at its new door, or that it left the mover's sight. */
  readonly onSaved: (moved: HouseholdDetail | HouseholdGone) => void
}

/** Moves the whole household to another door of the county. */
export function MoveForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const saving = useSaving(detail.id)

  async function submit({ door, room, floor }: Values) {
    if (door === null) return
    const { building, unit } = door
    const moved = await saving.save((version) =>
      moveHousehold(detail.id, { version, building, unit, floor: floorOf(floor), room: room.trim() }),
    )
    if (moved) onSaved(moved)
  }

  return (
    <SheetForm
      form={form}
      initial={{ door: null, room: '', floor: '' }}
      saving={saving}
      places={{ 'unknown-dwelling': 'door', 'dwelling-elsewhere': 'door' }}
      submit={t('moveIt')}
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('moveMore')}</p>
      <Form.Item name="door" label={t('door')} rules={[{ required: true, message: t('needDoor') }]}>
        <DoorPicker
          start={`${detail.compoundName ?? ''}${detail.buildingName}`}
          onUnderstood={(parts) => form.setFieldsValue(roomAndFloor(parts))}
        />
      </Form.Item>
      <RoomField />
      <FloorField />
    </SheetForm>
  )
}
