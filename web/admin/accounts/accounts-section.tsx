import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { Account, AccountWithPassword } from '#contract/accounts.ts'
import { capacity } from '#contract/session.ts'
import { allAccounts } from '../../client/accounts.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { ADMIN } from '../use-change.ts'
import { AccountDialog } from './account-dialog.tsx'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountFlags } from './account-flags.tsx'
import { PasswordOnce } from './password-once.tsx'

/** Who can sign in, from where down, and what may be done about it. */
export function AccountsSection({ jurisdiction }: { jurisdiction: string }) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const [params, setParams] = useSearchParams()
  const [q, setQ] = useState('')
  const [kind, setKind] = useState<Account['capacity'] | ''>('')
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<AccountWithPassword | null>(null)
  const list = useQuery({ queryKey: [...ADMIN, 'accounts'], queryFn: () => unwrap(allAccounts()) })
  const open = (id: string | null) =>
    setParams(id === null ? { tab: 'accounts' } : { tab: 'accounts', account: id })
  const wanted = q.trim().toLowerCase()
  const shown = (accounts: readonly Account[]) =>
    accounts
      .filter((account) => kind === '' || account.capacity === kind)
      .filter(({ username, staff }) => `${username} ${staff?.name ?? ''}`.toLowerCase().includes(wanted))

  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-accounts')}</h2>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('addAccount')}
        </Button>
      </div>
      <search className="admin-tools">
        <Input
          type="search"
          allowClear
          aria-label={t('searchAccount')}
          placeholder={t('searchAccount')}
          prefix={<SearchOutlined aria-hidden />}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          className="admin-search"
        />
        <Select
          aria-label={t('capacity')}
          className="admin-pick"
          value={kind}
          onChange={setKind}
          options={[
            { value: '' as const, label: t('anyCapacity') },
            ...capacity.options.map((value) => ({ value, label: t(`capacity-${value}`) })),
          ]}
        />
      </search>
      <Answered query={list}>
        {({ accounts }) => (
          <>
            <p className="admin-total" role="status">
              {t('admin:shownOf', { n: shown(accounts).length, of: accounts.length })}
            </p>
            <AccountTable accounts={shown(accounts)} onOpen={open} />
            <AccountDrawer
              account={accounts.find(({ id }) => id === params.get('account')) ?? null}
              onClose={() => open(null)}
              onPassword={setMade}
            />
          </>
        )}
      </Answered>
      <AccountDialog
        open={adding}
        account={null}
        jurisdiction={jurisdiction}
        onClose={() => setAdding(false)}
        onMade={setMade}
      />
      <PasswordOnce made={made} onClose={() => setMade(null)} />
    </>
  )
}

function AccountTable({ accounts, onOpen }: { accounts: readonly Account[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const columns: ColumnsType<Account> = [
    {
      title: t('username'),
      key: 'username',
      render: (_, account) => (
        <>
          <button type="button" className="admin-open" onClick={() => onOpen(account.id)}>
            {account.username}
          </button>{' '}
          <AccountFlags account={account} />
        </>
      ),
    },
    { title: t('capacity'), key: 'capacity', render: (_, account) => t(`capacity-${account.capacity}`) },
    {
      title: t('reach'),
      key: 'reach',
      responsive: ['md'],
      render: (_, { jurisdiction, reachGrid }) =>
        reachGrid === null ? jurisdiction.name : `${jurisdiction.name} · ${reachGrid.name ?? ''}`,
    },
    { title: t('staff'), key: 'staff', responsive: ['md'], render: (_, { staff }) => staff?.name ?? '—' },
    {
      title: t('sessions'),
      key: 'sessions',
      align: 'right',
      responsive: ['md'],
      render: (_, { sessions }) => sessions,
    },
  ]
  return (
    <Table<Account>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...accounts]}
      locale={{ emptyText: t('noAccountFound') }}
      pagination={{ pageSize: 25, showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
