import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AUDIT_PAGE, type AuditPage } from '#contract/protection.ts'
import { allAccounts } from '../../client/accounts.ts'
import { auditEntries } from '../../client/audit.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { useSubjectWords } from '../subjects/use-subject-words.ts'
import { ADMIN } from '../use-change.ts'
import { VERBS } from './verbs.ts'

type Entry = AuditPage['entries'][number]

/** Entries of the audit, newest first, a page at a time. */
export function EntryTable() {
  const { t } = useTranslation('adminAudit')
  const words = useSubjectWords()
  const [verb, setVerb] = useState<string | null>(null)
  const [account, setAccount] = useState<string | null>(null)
  const accounts = useQuery({ queryKey: [...ADMIN, 'accounts'], queryFn: () => unwrap(allAccounts()) })
  const pages = useInfiniteQuery({
    queryKey: [...ADMIN, 'audit', verb, account],
    queryFn: ({ pageParam }) => unwrap(auditEntries({ verb, account }, pageParam)),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const columns: ColumnsType<Entry> = [
    { title: t('seq'), key: 'seq', align: 'right', responsive: ['md'], render: (_, { seq }) => seq },
    { title: t('at'), key: 'at', render: (_, { at }) => words.moment(at) },
    { title: t('who'), key: 'who', render: (_, { username }) => username ?? t('program') },
    { title: t('what'), key: 'what', render: (_, entry) => words.verb(entry.verb) },
    {
      title: t('why'),
      key: 'why',
      render: (_, { reason, note }) =>
        [reason === null ? null : words.reason(reason), note].filter(Boolean).join(' · '),
    },
    { title: t('where'), key: 'where', responsive: ['md'], render: (_, { grid }) => grid?.name ?? '' },
    {
      title: t('about'),
      key: 'about',
      responsive: ['xl'],
      render: (_, { subject }) => <code className="soft-line">{subject ?? ''}</code>,
    },
  ]
  return (
    <>
      <search className="admin-tools">
        <Select
          aria-label={t('what')}
          className="admin-pick"
          showSearch={{ optionFilterProp: 'label' }}
          value={verb ?? ''}
          onChange={(next) => setVerb(next === '' ? null : next)}
          options={[
            { value: '', label: t('anyVerb') },
            ...VERBS.map((value) => ({ value, label: words.verb(value) })),
          ]}
        />
        <Select
          aria-label={t('who')}
          className="admin-pick"
          showSearch={{ optionFilterProp: 'label' }}
          value={account ?? ''}
          onChange={(next) => setAccount(next === '' ? null : next)}
          options={[
            { value: '', label: t('anyAccount') },
            ...(accounts.data?.accounts ?? []).map(({ id, username }) => ({ value: id, label: username })),
          ]}
        />
      </search>
      {pages.isError ? (
        <TroubleView error={pages.error} retry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Table<Entry>
          size="small"
          rowKey="seq"
          columns={columns}
          dataSource={pages.data.pages.flatMap(({ entries }) => entries)}
          locale={{ emptyText: t('noEntries') }}
          pagination={false}
        />
      )}
      {pages.hasNextPage ? (
        <Button
          block
          className="admin-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('more', { n: AUDIT_PAGE })}
        </Button>
      ) : null}
    </>
  )
}
