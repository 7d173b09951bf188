import { Form, Input } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { StaffMember } from '#contract/staff.ts'
import { addStaff, changeStaff } from '../../client/staff.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useRefresh } from '../use-change.ts'

interface Props {
  readonly open: boolean
  /** Null: somebody new. */
  readonly member: StaffMember | null
  readonly onClose: () => void
  readonly onAdded?: (id: string) => void
}

interface Values {
  readonly name: string
  readonly phone?: string
}

/** Name and telephone of one of the staff, new or known. */
export function StaffDialog({ open, member, onClose, onAdded }: Props) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  const refresh = useRefresh()
  // One id for one opening of the dialogue: what was sent twice over a bad line is one person.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id for each opening is the point
  const id = useMemo(() => v7(), [open])

  async function send({ name, phone = '' }: Values) {
    const wanted = { name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() }
    const answer = await (member === null ? addStaff({ id, ...wanted }) : changeStaff(member.id, wanted))
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={open}
      title={t(member === null ? 'addStaff' : 'editStaff')}
      okText={t(member === null ? 'admin:add' : 'admin:save')}
      initial={member === null ? {} : { name: member.name, phone: member.phone ?? '' }}
      width={420}
      onSend={send}
      onClose={onClose}
      onDone={() => {
        if (member === null) onAdded?.(id)
      }}
    >
      {() => <PersonFields required />}
    </FormDialog>
  )
}

/** Fields for the name and telephone of one of the staff. */
export function PersonFields({ required }: { required: boolean }) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  return (
    <>
      <Form.Item
        name="name"
        label={t('admin:name')}
        rules={required ? [{ required: true, whitespace: true, message: t('needName') }] : []}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('phone')}
        extra={t('phoneMore')}
        rules={[{ pattern: /^\s*\+?[\d -]{5,20}\s*$/, message: t('phoneWrong') }]}
      >
        <Input inputMode="tel" autoComplete="off" maxLength={21} />
      </Form.Item>
    </>
  )
}
