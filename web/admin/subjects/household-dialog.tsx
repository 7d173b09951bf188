import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { occupancy } from '#contract/households.ts'
import type { SubjectFile } from '#contract/protection.ts'
import { correctHousehold } from '../../client/subjects.ts'
import { FormDialog } from '../form-dialog.tsx'
import { NoteField } from './person-dialog.tsx'

interface Props {
  readonly file: SubjectFile
  readonly open: boolean
  readonly onFile: (file: SubjectFile) => void
  readonly onClose: () => void
}

interface Values {
  readonly room: string
  readonly floor: number | null
  readonly occupancy: SubjectFile['household']['occupancy']
  readonly since: string
  readonly note?: string
}

/** Mends what is wrong about the dwelling. */
export function HouseholdDialog({ file, open, onFile, onClose }: Props) {
  const { t } = useTranslation(['adminSubjects', 'admin', 'people'])
  const { household } = file

  async function send({ room, floor, occupancy: how, since, note = '' }: Values) {
    const answer = await correctHousehold(household.id, {
      room: room.trim(),
      floor,
      occupancy: how,
      since: since === '' ? null : since,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (answer.ok) onFile(answer.value)
    return answer
  }

  return (
    <FormDialog<Values>
      open={open}
      title={t('correctDwelling')}
      okText={t('correctDo')}
      initial={{
        room: household.room,
        floor: household.floor,
        occupancy: household.occupancy,
        since: household.since ?? '',
      }}
      width={440}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <div className="two-fields">
            <Form.Item
              name="room"
              label={t('factRoom')}
              rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
            >
              <Input maxLength={40} autoComplete="off" />
            </Form.Item>
            <Form.Item name="floor" label={t('factFloor')}>
              <InputNumber min={-9} max={200} precision={0} />
            </Form.Item>
            <Form.Item name="occupancy" label={t('factOccupancy')}>
              <Select options={occupancy.options.map((value) => ({ value, label: t(`people:${value}`) }))} />
            </Form.Item>
            <Form.Item name="since" label={t('factSince')}>
              <Input type="date" />
            </Form.Item>
          </div>
          <NoteField />
        </>
      )}
    </FormDialog>
  )
}
