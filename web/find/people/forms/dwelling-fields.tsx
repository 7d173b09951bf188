import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { OccupancyMark } from '../occupancy-mark.tsx'
import { isFloor } from './dwelling-values.ts'

/** The room on the door. */
export function RoomField() {
  const { t } = useTranslation('peopleForm')
  return (
    <Form.Item
      name="room"
      label={t('room')}
      rules={[{ required: true, whitespace: true, message: t('needRoom') }]}
    >
      <Input autoComplete="off" maxLength={20} />
    </Form.Item>
  )
}

/** The floor, which may be left open. */
export function FloorField() {
  const { t } = useTranslation('peopleForm')
  return (
    <Form.Item
      name="floor"
      label={t('floor')}
      extra={t('floorHint')}
      rules={[
        {
          validator: (_, typed: string) =>
            isFloor(typed) ? Promise.resolve() : Promise.reject(new Error(t('wrongFloor'))),
        },
      ]}
    >
      <Input autoComplete="off" maxLength={4} />
    </Form.Item>
  )
}

/** Whether somebody lives behind the door. */
export function OccupancyField() {
  const { t } = useTranslation('peopleForm')
  return (
    <Form.Item name="occupancy" label={t('occupancy')}>
      <Radio.Group className="reasons">
        {(['living', 'away', 'rented', 'empty'] as const).map((occupancy) => (
          <Radio key={occupancy} value={occupancy}>
            <OccupancyMark occupancy={occupancy} />
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  )
}
