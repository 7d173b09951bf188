import { Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import { townTime } from '../../text/town-time.ts'
import { DraftButtons } from './draft-buttons.tsx'
import { StandingTag } from './standing-tag.tsx'

interface Props {
  readonly plans: readonly PlanSummary[]
  /** Every plan there is, for saying what one was based on. */
  readonly all: readonly PlanSummary[]
  readonly label: string
  readonly mayChange: boolean
  readonly onStartFrom?: (plan: PlanSummary) => void
}

/** Plans as rows; the name opens the plan. */
export function PlanTable({ plans, all, label, mayChange, onStartFrom }: Props) {
  const { t } = useTranslation('plan')
  const roots = new Set(all.map(({ root }) => root.code))
  const columns: ColumnsType<PlanSummary> = [
    {
      title: t('planName'),
      key: 'name',
      render: (_, plan) => (
        <>
          <a className="drafts-name" href={planPath(plan.id)}>
            {plan.name}
          </a>
          <BasedOn plan={plan} all={all} />
        </>
      ),
    },
    ...(roots.size > 1
      ? [
          {
            title: t('scope'),
            key: 'root',
            render: (_: unknown, { root }: PlanSummary) => root.name,
          },
        ]
      : []),
    { title: t('standing'), key: 'standing', render: (_, plan) => <StandingTag plan={plan} /> },
    { title: t('gridCount'), key: 'grids', align: 'right', render: (_, { grids }) => grids },
    { title: t('revision'), key: 'revision', align: 'right', render: (_, { revision }) => revision },
    { title: t('who'), key: 'who', render: (_, plan) => <Who plan={plan} /> },
    {
      title: t('day'),
      key: 'day',
      render: (_, { effectiveFrom, createdAt }) =>
        effectiveFrom === null
          ? t('startedOn', { day: townTime(new Date(createdAt)).day })
          : t('effectiveFrom', { day: effectiveFrom }),
    },
    {
      title: <span className="unseen">{t('whatToDo')}</span>,
      key: 'do',
      align: 'right',
      render: (_, plan) =>
        mayChange ? (
          <DraftButtons plan={plan} {...(onStartFrom === undefined ? {} : { onStartFrom })} />
        ) : null,
    },
  ]
  return (
    <Table<PlanSummary>
      aria-label={label}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...plans]}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
    />
  )
}

/** Where a plan is opened. */
export function planPath(id: string): string {
  return `/plan?plan=${id}`
}

function BasedOn({ plan, all }: { plan: PlanSummary; all: readonly PlanSummary[] }) {
  const { t } = useTranslation('plan')
  const base = all.find(({ id }) => id === plan.basedOn)
  return base === undefined ? null : <span className="drafts-base">{t('basedOn', { name: base.name })}</span>
}

function Who({ plan: { createdBy, submittedBy, approvedBy } }: { plan: PlanSummary }) {
  const { t } = useTranslation('plan')
  const lines = [
    createdBy === null ? '' : t('createdBy', { name: createdBy }),
    submittedBy === null ? '' : t('submittedBy', { name: submittedBy }),
    approvedBy === null ? '' : t('approvedBy', { name: approvedBy }),
  ].filter((line) => line !== '')
  return <>{lines.length === 0 ? t('nobodyNamed') : lines.join(' · ')}</>
}
