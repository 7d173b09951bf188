import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { StaffMember } from '#contract/staff.ts'
import { townTime } from '../../text/town-time.ts'
import { Answered } from '../answered.tsx'
import { usePostWords } from '../posts/use-post-words.ts'
import { useRoles } from '../posts/use-roles.ts'
import { isWanted, STANDINGS, type Standing } from './filters.ts'
import { StaffDialog } from './staff-dialog.tsx'
import { StaffDrawer } from './staff-drawer.tsx'
import { StaffTable } from './staff-table.tsx'
import { useStaff } from './use-staff.ts'

/** Everybody who works on the grids: found by name, role and how they stand; one of them opens at the side. */
export function StaffSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  const words = usePostWords()
  const [params, setParams] = useSearchParams()
  const [q, setQ] = useState('')
  const [role, setRole] = useState<string | null>(null)
  const [standing, setStanding] = useState<Standing>('all')
  const [adding, setAdding] = useState(false)
  const roles = useRoles()
  const wanted = useDeferredValue(q.trim())
  const list = useStaff(wanted, standing === 'without')
  const today = townTime(new Date()).day
  const open = (id: string | null) => setParams(id === null ? { tab: 'staff' } : { tab: 'staff', staff: id })
  const shown = (staff: readonly StaffMember[]) =>
    staff.filter((member) => isWanted(member, { role, standing }, today))

  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-staff')}</h2>
        {mayChange ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('addStaff')}
          </Button>
        ) : null}
      </div>
      <search className="admin-tools">
        <Input
          type="search"
          allowClear
          aria-label={t('searchName')}
          placeholder={t('searchName')}
          prefix={<SearchOutlined aria-hidden />}
          maxLength={60}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          className="admin-search"
        />
        <Select
          aria-label={t('role')}
          className="admin-pick"
          value={role ?? ''}
          onChange={(value) => setRole(value === '' ? null : value)}
          options={[
            { value: '', label: t('anyRole') },
            ...roles.map((each) => ({ value: each.code, label: words.role(each) })),
          ]}
        />
        <Select
          aria-label={t('admin:state')}
          className="admin-pick"
          value={standing}
          onChange={setStanding}
          options={STANDINGS.map((each) => ({ value: each, label: t(`standing-${each}`) }))}
        />
      </search>
      <Answered query={list}>
        {({ staff, total }) => (
          <StaffTable
            staff={shown(staff)}
            read={staff.length}
            total={total}
            today={today}
            filtered={wanted !== '' || role !== null || standing !== 'all'}
            onOpen={open}
          />
        )}
      </Answered>
      <StaffDrawer id={params.get('staff')} today={today} mayChange={mayChange} onClose={() => open(null)} />
      <StaffDialog open={adding} member={null} onClose={() => setAdding(false)} onAdded={open} />
    </>
  )
}
