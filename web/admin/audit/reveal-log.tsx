import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RevealLog } from '#contract/protection.ts'
import { revealsBetween } from '../../client/audit.ts'
import { unwrap } from '../../client/unwrap.ts'
import { townTime } from '../../text/town-time.ts'
import { Answered } from '../answered.tsx'
import { dayAfter } from '../posts/timeline.ts'
import { useSubjectWords } from '../subjects/use-subject-words.ts'
import { ADMIN } from '../use-change.ts'

type Look = RevealLog['reveals'][number]

/** Who looked at full names and numbers, when, where and why; at whom is not told. */
export function RevealLogView() {
  const { t } = useTranslation('adminAudit')
  const today = townTime(new Date()).day
  const [from, setFrom] = useState(dayAfter(today, -30))
  const [to, setTo] = useState(today)
  const log = useQuery({
    queryKey: [...ADMIN, 'reveals', from, to],
    queryFn: () => unwrap(revealsBetween(from, to)),
    enabled: from !== '' && to !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <search className="admin-tools">
        <label htmlFor="looks-from">{t('from')}</label>
        <Input
          id="looks-from"
          type="date"
          max={to}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
          className="admin-day"
        />
        <label htmlFor="looks-to">{t('to')}</label>
        <Input
          id="looks-to"
          type="date"
          min={from}
          max={today}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          className="admin-day"
        />
      </search>
      <Answered query={log}>
        {(data) =>
          data.reveals.length === 0 ? <p className="admin-none">{t('noReveals')}</p> : <Looks log={data} />
        }
      </Answered>
    </>
  )
}

function Looks({ log: { reveals, accounts, truncated } }: { log: RevealLog }) {
  const { t } = useTranslation('adminAudit')
  const words = useSubjectWords()
  const total = accounts.reduce((sum, { reveals: n }) => sum + n, 0)
  const most = Math.max(1, ...accounts.map(({ reveals: n }) => n))
  const columns: ColumnsType<Look> = [
    { title: t('at'), key: 'at', render: (_, { at }) => words.moment(at) },
    { title: t('who'), key: 'who', render: (_, { staff, username }) => staff ?? username ?? t('program') },
    {
      title: t('why'),
      key: 'why',
      render: (_, { reason, note, bound }) => (
        <>
          {[words.reason(reason), note].filter(Boolean).join(' · ')}{' '}
          <span className="flag" data-kind={bound ? 'public' : 'plain'}>
            {t(bound ? 'bound' : 'unbound')}
          </span>
        </>
      ),
    },
    { title: t('where'), key: 'where', render: (_, { grid }) => grid?.name ?? '' },
  ]
  return (
    <>
      <p className="admin-total" role="status">
        {t('revealsTotal', { n: total, who: accounts.length })}
      </p>
      <ul className="look-bars">
        {accounts.map(({ username, staff, reveals: n }) => (
          <li key={username ?? ''}>
            <span>
              {staff ?? username ?? t('program')} <span className="soft-line">{username}</span>
            </span>
            <i style={{ width: `${(n / most) * 100}%` }} aria-hidden />
            <b>{t('times', { n })}</b>
          </li>
        ))}
      </ul>
      {truncated ? <p className="soft">{t('onlyFirst', { n: reveals.length })}</p> : null}
      <Table<Look>
        size="small"
        rowKey="seq"
        columns={columns}
        dataSource={[...reveals]}
        pagination={{ pageSize: 25, showSizeChanger: false, hideOnSinglePage: true }}
      />
    </>
  )
}
