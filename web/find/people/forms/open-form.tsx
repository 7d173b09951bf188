import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { HouseholdDetail } from '#contract/households.ts'
import { openHousehold } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { DoorPicker, type PickedDoor } from './door-picker.tsx'
import { FloorField, OccupancyField, RoomField } from './dwelling-fields.tsx'
import { type DwellingValues, floorOf } from './dwelling-values.ts'
import { memberAdd, valuesOf } from './member-values.ts'
import { roomAndFloor } from './room-and-floor.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

type Values = DwellingValues & { readonly door: PickedDoor | null; readonly head: string }

interface Props {
  /** The building that is open, as the search for the door begins with it. */
  readonly address: string
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Registers a household at a door, with its head where the name is known. */
export function OpenForm({ address, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const [form] = Form.useForm<Values>()
  const [ids] = useState(() => ({ household: v7(), head: v7() }))
  const saving = useSaving(null)
  const { day } = townTime(new Date())

  async function submit({ door, room, floor, occupancy, since, head }: Values) {
    if (door === null) return
    const { building, unit } = door
    const member = memberAdd(ids.head, { ...valuesOf(null), name: head, relation: '户主' }, day)
    const opened = await saving.save(() =>
      openHousehold({
        id: ids.household,
        building,
        unit,
        floor: floorOf(floor),
        room: room.trim(),
        occupancy,
        since: since || null,
        people: head.trim() === '' ? [] : [member],
      }),
    )
    if (opened) onSaved(opened)
  }

  return (
    <SheetForm
      form={form}
      initial={{ door: null, room: '', floor: '', occupancy: 'living', since: '', head: '' }}
      saving={saving}
      places={{ 'unknown-dwelling': 'door', 'dwelling-elsewhere': 'door', 'day-ahead': 'since' }}
      submit={t('openIt')}
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('openMore')}</p>
      <Form.Item name="door" label={t('door')} rules={[{ required: true, message: t('needDoor') }]}>
        <DoorPicker start={address} onUnderstood={(parts) => form.setFieldsValue(roomAndFloor(parts))} />
      </Form.Item>
      <RoomField />
      <FloorField />
      <OccupancyField />
      <Form.Item name="since" label={`${t('sinceDay')}${t('optional')}`}>
        <Input type="date" max={day} />
      </Form.Item>
      <Form.Item name="head" label={t('headName')}>
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
    </SheetForm>
  )
}
