import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Retention, RetentionDone } from '#contract/protection.ts'
import { retentionNow, runRetention } from '../../client/retention.ts'
import { unwrap } from '../../client/unwrap.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { Answered } from '../answered.tsx'
import { ADMIN } from '../use-change.ts'
import { DaysDialog } from './days-dialog.tsx'

type Item = Retention['items'][number]

/** How long what is kept, what would go if it were run now, and running it. */
export function RetentionSection() {
  const { t } = useTranslation(['adminRetention', 'admin'])
  const kept = useQuery({ queryKey: [...ADMIN, 'retention'], queryFn: () => unwrap(retentionNow()) })
  const [changing, setChanging] = useState<Item | null>(null)
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-retention')}</h2>
      </div>
      <p className="soft">{t('lead')}</p>
      <Answered query={kept}>
        {({ items }) => (
          <>
            <RunButton items={items} />
            <Items items={items} onChange={setChanging} />
          </>
        )}
      </Answered>
      <DaysDialog item={changing} onClose={() => setChanging(null)} />
    </>
  )
}

function RunButton({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation(['adminRetention', 'admin'])
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [done, setDone] = useState<RetentionDone | null>(null)
  const going = items.filter(({ rows }) => rows > 0)
  const total = going.reduce((sum, { rows }) => sum + rows, 0)

  async function run() {
    const answer = await runRetention()
    if (answer.ok) setDone(answer.value)
    else void message.error(words(answer.trouble))
    await queries.invalidateQueries({ queryKey: ADMIN })
  }

  function ask() {
    modal.confirm({
      title: t('runTitle', { n: total }),
      content: (
        <ul>
          {going.map(({ what, rows }) => (
            <li key={what}>{t('goes', { what: t(`what-${what}`), n: rows })}</li>
          ))}
        </ul>
      ),
      okText: t('runDo'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: run,
    })
  }

  return (
    <>
      <div className="retention-run">
        <p role="status">{total === 0 ? t('nothingDue') : t('due', { n: total })}</p>
        <Button danger type="primary" disabled={total === 0} onClick={ask}>
          {t('run')}
        </Button>
      </div>
      {done === null ? null : (
        <Alert
          type="success"
          showIcon
          className="gap-below"
          title={t('ran', { n: done.items.reduce((sum, { rows }) => sum + rows, 0) })}
          description={done.items
            .filter(({ rows }) => rows > 0)
            .map(({ what, rows }) => t('goes', { what: t(`what-${what}`), n: rows }))
            .join(t('comma'))}
        />
      )}
    </>
  )
}

function Items({ items, onChange }: { items: readonly Item[]; onChange: (item: Item) => void }) {
  const { t } = useTranslation(['adminRetention', 'admin'])
  const columns: ColumnsType<Item> = [
    {
      title: t('what'),
      key: 'what',
      render: (_, { what }) => (
        <>
          <strong>{t(`what-${what}`)}</strong>
          <span className="soft-line block">{t(`after-${what}`)}</span>
        </>
      ),
    },
    {
      title: t('days'),
      key: 'days',
      align: 'right',
      render: (_, { days, standard }) => (
        <>
          {t('daysOf', { n: days })}
          {days === standard ? null : (
            <span className="soft-line block">{t('standard', { n: standard })}</span>
          )}
        </>
      ),
    },
    {
      title: t('rows'),
      key: 'rows',
      align: 'right',
      render: (_, { rows }) =>
        rows === 0 ? <span className="soft-line">0</span> : <b className="alarm">{rows}</b>,
    },
    { title: t('oldest'), key: 'oldest', responsive: ['md'], render: (_, { oldest }) => oldest ?? '—' },
    {
      title: <span className="unseen">{t('admin:actions')}</span>,
      key: 'do',
      align: 'right',
      render: (_, item) => (
        <Button size="small" onClick={() => onChange(item)}>
          {t('admin:edit')} <span className="unseen">{t(`what-${item.what}`)}</span>
        </Button>
      ),
    },
  ]
  return (
    <Table<Item> size="small" rowKey="what" columns={columns} dataSource={[...items]} pagination={false} />
  )
}
