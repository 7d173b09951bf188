import { Form, type FormInstance, InputNumber, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { ScopeKind } from '#contract/staff.ts'
import type { Answer } from '../../client/request.ts'
import { addPost, addStaff } from '../../client/staff.ts'
import { FormDialog } from '../form-dialog.tsx'
import { PersonFields } from '../staff/staff-dialog.tsx'
import { useRefresh } from '../use-change.ts'
import { type Appointment, PLACES, postOf, scopeOf } from './appointment.ts'
import { ChartField } from './chart-field.tsx'
import { DayField } from './day-field.tsx'
import { DoorField, GridField, JurisdictionField } from './place-field.tsx'
import { StaffField } from './staff-field.tsx'
import { usePostWords } from './use-post-words.ts'
import { useRoles } from './use-roles.ts'

interface Props {
  readonly open: boolean
  readonly today: string
  /** Who is appointed; asked for where it is not given. */
  readonly staff?: { readonly id: string; readonly name: string }
  /** Where; asked for where it is not given. */
  readonly at?: { readonly kind: ScopeKind; readonly id: string; readonly name: string }
  /** Code of the role that is wanted there. */
  readonly role?: string | null
  readonly onClose: () => void
}

/** A new post: who, as what, where, from when; somebody new is written down in the same step. */
export function AppointDialog({ open, today, staff, at, role, onClose }: Props) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const refresh = useRefresh()
  // The ids of one opening: what was sent twice over a bad line is one person and one post.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new ids for each opening are the point
  const ids = useMemo(() => ({ staff: v7(), post: v7() }), [open])

  async function send(values: Appointment): Promise<Answer<unknown>> {
    const scope = at === undefined ? scopeOf(values) : { kind: at.kind, id: at.id }
    if (scope === null) throw new Error(`an appointment needs a place, got ${values.place}`)
    if (staff === undefined && values.who === 'new') {
      const phone = values.phone?.trim()
      const added = await addStaff({ id: ids.staff, name: values.name?.trim() ?? '', phone: phone || null })
      if (!added.ok) return added
    }
    const who = staff?.id ?? (values.who === 'new' ? ids.staff : (values.staff ?? ''))
    const answer = await addPost(postOf(ids.post, who, scope, values))
    await refresh()
    return answer
  }

  return (
    <FormDialog<Appointment>
      open={open}
      title={
        staff === undefined ? t('appointAt', { place: at?.name ?? '' }) : t('appoint', { name: staff.name })
      }
      okText={t('appointDo')}
      initial={{ who: 'known', role: role ?? 'lead', place: 'grid', from: today, to: '' }}
      fieldOf={{
        'unknown-staff': 'staff',
        'role-unknown': 'role',
        'to-before-from': 'to',
        overlapping: 'from',
        'deputy-is-holder': 'deputy',
        'deputy-unknown': 'deputy',
        'floors-upside-down': 'floorFrom',
      }}
      width={560}
      onSend={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          {staff === undefined ? <WhoFields form={form} /> : null}
          <RoleField />
          {at === undefined ? <PlaceFields form={form} /> : null}
          <div className="two-fields">
            <DayField name="from" label={t('firstDay')} required />
            <DayField name="to" label={t('lastDay')} extra={t('openEnded')} notBefore="from" />
          </div>
          <Form.Item name="deputy" label={t('deputy')} extra={t('deputyMore')}>
            <StaffField {...(staff === undefined ? {} : { but: staff.id })} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}

function RoleField() {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const words = usePostWords()
  const roles = useRoles()
  return (
    <Form.Item name="role" label={t('role')} rules={[{ required: true, message: t('admin:needChoice') }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={roles.map((each) => ({
          value: each.code,
          label: `${words.role(each)} · ${t(`sight-${each.sight}`)}`,
        }))}
      />
    </Form.Item>
  )
}

function WhoFields({ form }: { form: FormInstance<Appointment> }) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const who = Form.useWatch('who', form) ?? 'known'
  return (
    <>
      <Form.Item name="who" label={t('who')}>
        <Radio.Group optionType="button">
          <Radio value="known">{t('whoKnown')}</Radio>
          <Radio value="new">{t('whoNew')}</Radio>
        </Radio.Group>
      </Form.Item>
      {who === 'new' ? (
        <PersonFields required />
      ) : (
        <Form.Item name="staff" label={t('person')} rules={[{ required: true, message: t('needPerson') }]}>
          <StaffField />
        </Form.Item>
      )}
    </>
  )
}

function PlaceFields({ form }: { form: FormInstance<Appointment> }) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const place = Form.useWatch('place', form) ?? 'grid'
  const door = Form.useWatch('door', form) ?? ''
  const rules = [{ required: true, message: t('needPlace') }]
  return (
    <>
      <Form.Item name="place" label={t('over')}>
        <Radio.Group optionType="button" className="place-kinds">
          {PLACES.map((each) => (
            <Radio key={each} value={each}>
              {t(`place-${each}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {place === 'grid' ? (
        <Form.Item name="grid" label={t('place-grid')} rules={rules}>
          <GridField />
        </Form.Item>
      ) : null}
      {place === 'chart' ? (
        <Form.Item name="chart" label={t('place-chart')} rules={rules}>
          <ChartField />
        </Form.Item>
      ) : null}
      {place === 'door' ? (
        <Form.Item name="door" label={t('place-door')} rules={rules}>
          <DoorField />
        </Form.Item>
      ) : null}
      {place === 'door' && door.startsWith('unit:') ? (
        <div className="two-fields">
          <Form.Item name="floorFrom" label={t('floorFrom')} extra={t('floorsMore')}>
            <InputNumber min={-9} max={200} precision={0} />
          </Form.Item>
          <Form.Item name="floorTo" label={t('floorTo')}>
            <InputNumber min={-9} max={200} precision={0} />
          </Form.Item>
        </div>
      ) : null}
      {place === 'jurisdiction' || place === 'households' ? (
        <Form.Item
          name="jurisdiction"
          label={t('jurisdiction')}
          rules={rules}
          {...(place === 'households' ? { extra: t('householdsMore') } : {})}
        >
          <JurisdictionField />
        </Form.Item>
      ) : null}
    </>
  )
}
