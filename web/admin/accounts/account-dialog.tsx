import { Form, type FormInstance, Input, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { Account, AccountWithPassword } from '#contract/accounts.ts'
import { capacity } from '#contract/session.ts'
import { addAccount, changeAccount } from '../../client/accounts.ts'
import type { Answer } from '../../client/request.ts'
import { FormDialog } from '../form-dialog.tsx'
import { GridField, JurisdictionField } from '../posts/place-field.tsx'
import { StaffField } from '../posts/staff-field.tsx'
import { useRefresh } from '../use-change.ts'

interface Props {
  readonly open: boolean
  /** Null: a new one. */
  readonly account: Account | null
  /** The administrator's own, where a new account begins. */
  readonly jurisdiction: string
  readonly onClose: () => void
  readonly onMade?: (made: AccountWithPassword) => void
}

interface Values {
  readonly username: string
  readonly how: 'made' | 'given'
  readonly password?: string
  readonly capacity: Account['capacity']
  readonly jurisdiction: string
  readonly reachGrid?: string | null
  readonly staff?: string | null
}

/** An account: its name, what it may do, from where down, and whose posts it stands for. */
export function AccountDialog({ open, account, jurisdiction, onClose, onMade }: Props) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const refresh = useRefresh()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id for each opening is the point
  const id = useMemo(() => v7(), [open])

  async function send(values: Values): Promise<Answer<unknown>> {
    const what = {
      capacity: values.capacity,
      jurisdiction: values.jurisdiction,
      reachGrid: values.capacity === 'planner' ? (values.reachGrid ?? null) : null,
      staff: values.staff ?? null,
    }
    if (account !== null) {
      const changed = await changeAccount(account.id, what)
      await refresh()
      return changed
    }
    const password = values.how === 'given' ? (values.password ?? '') : null
    const added = await addAccount({ id, username: values.username.trim(), password, ...what })
    if (added.ok) onMade?.(added.value)
    await refresh()
    return added
  }

  return (
    <FormDialog<Values>
      open={open}
      title={account === null ? t('addAccount') : t('editAccount', { name: account.username })}
      okText={t(account === null ? 'admin:add' : 'admin:save')}
      initial={{
        username: account?.username ?? '',
        how: 'made',
        capacity: account?.capacity ?? 'worker',
        jurisdiction: account?.jurisdiction.code ?? jurisdiction,
        reachGrid: account?.reachGrid?.code ?? null,
        staff: account?.staff?.id ?? null,
      }}
      fieldOf={{
        'name-taken': 'username',
        'name-too-long': 'username',
        'password-too-short': 'password',
        'password-too-long': 'password',
        'unknown-jurisdiction': 'jurisdiction',
        'outside-reach': 'jurisdiction',
        'unknown-grid': 'reachGrid',
        'unknown-staff': 'staff',
      }}
      onSend={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          {account === null ? <NameFields form={form} /> : null}
          <CapacityField form={form} />
          <Form.Item
            name="jurisdiction"
            label={t('jurisdiction')}
            extra={t('jurisdictionMore')}
            rules={[{ required: true, message: t('admin:needChoice') }]}
          >
            <JurisdictionField />
          </Form.Item>
          <ReachGridField form={form} />
          <Form.Item name="staff" label={t('staff')} extra={t('staffMore')}>
            <StaffField begin={account?.staff ?? null} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}

function NameFields({ form }: { form: FormInstance<Values> }) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const how = Form.useWatch('how', form) ?? 'made'
  return (
    <>
      <Form.Item
        name="username"
        label={t('username')}
        extra={t('usernameMore')}
        rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
      >
        <Input maxLength={60} autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="how" label={t('password')}>
        <Radio.Group>
          <Radio value="made">{t('passwordMade')}</Radio>
          <Radio value="given">{t('passwordGiven')}</Radio>
        </Radio.Group>
      </Form.Item>
      {how === 'given' ? (
        <Form.Item name="password" rules={[{ required: true, message: t('admin:need') }]}>
          <Input.Password aria-label={t('password')} maxLength={200} autoComplete="new-password" />
        </Form.Item>
      ) : null}
    </>
  )
}

function CapacityField({ form }: { form: FormInstance<Values> }) {
  const { t } = useTranslation('adminAccounts')
  const chosen = Form.useWatch('capacity', form) ?? 'worker'
  return (
    <Form.Item name="capacity" label={t('capacity')} extra={t(`capacityMore-${chosen}`)}>
      <Select options={capacity.options.map((value) => ({ value, label: t(`capacity-${value}`) }))} />
    </Form.Item>
  )
}

function ReachGridField({ form }: { form: FormInstance<Values> }) {
  const { t } = useTranslation('adminAccounts')
  const chosen = Form.useWatch('capacity', form)
  return chosen === 'planner' ? (
    <Form.Item name="reachGrid" label={t('reachGrid')} extra={t('reachGridMore')}>
      <GridField />
    </Form.Item>
  ) : null
}
