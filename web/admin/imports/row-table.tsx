import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportTarget, ImportVerdict } from '#contract/import-jobs.ts'
import { fieldsOf, type ImportRow, rowsOfImport } from '../../client/imports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { IMPORTS } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'
import { markOf } from './verdicts.ts'

interface Props {
  readonly job: ImportJob
  readonly target: ImportTarget
  readonly verdict: ImportVerdict | null
  readonly onShow: (position: readonly [number, number]) => void
}

/** The rows as they were judged, names and numbers masked, a page more at a time. */
export function RowTable({ job, target, verdict, onShow }: Props) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const fields = useQuery({
    queryKey: [...IMPORTS, 'fields', target],
    queryFn: () => unwrap(fieldsOf(target)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const pages = useInfiniteQuery({
    queryKey: [...IMPORTS, job.id, 'rows', verdict],
    queryFn: ({ pageParam }) => unwrap(rowsOfImport(job.id, { verdict, after: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (pages.isError && pages.data === undefined)
    return <TroubleView error={pages.error} retry={() => void pages.refetch()} />
  if (pages.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />
  const rows = pages.data.pages.flatMap((page) => page.rows)
  const keys = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))]
  const titleOf = (key: string) => {
    const field = fields.data?.fields.find((each) => each.field === key)
    return field === undefined ? key : words.field(field)
  }
  const columns: ColumnsType<ImportRow> = [
    {
      // People count from one.
      title: t('row'),
      key: 'row',
      width: 90,
      render: (_, { row, position }) =>
        position === null ? (
          row + 1
        ) : (
          <button
            type="button"
            className="admin-open"
            aria-label={t('showRow', { n: row + 1 })}
            onClick={() => onShow(position)}
          >
            {row + 1}
          </button>
        ),
    },
    {
      title: t('verdict'),
      key: 'verdict',
      // Grids are judged as a whole.
      hidden: target === 'grids',
      render: (_, row) =>
        row.verdict === null ? (
          '—'
        ) : (
          <span className="verdict-word">
            <span className="verdict-mark" data-verdict={row.verdict} aria-hidden>
              {markOf(row.verdict)}
            </span>{' '}
            {t(`verdict-${row.verdict}`)}
          </span>
        ),
    },
    ...keys.map((key) => ({
      title: titleOf(key),
      key: `value ${key}`,
      render: (_: unknown, { values, here }: ImportRow) => (
        <span className="import-cell">
          {values[key] ?? '—'}
          {key in here ? (
            <span className="import-cell-here">{t('standsHere', { value: here[key] ?? t('empty') })}</span>
          ) : null}
        </span>
      ),
    })),
    ...(rows.some(({ problems }) => problems.length > 0)
      ? [
          {
            title: t('whatIsWrong'),
            key: 'problems',
            render: (_: unknown, { problems }: ImportRow) => (
              <span className="import-cell-wrong">
                {problems.map((problem) => words.problem(problem)).join(' ')}
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <div>
      <h4 id="import-rows">
        {verdict === null ? t('rowsAll') : t('rowsOf', { verdict: t(`verdict-${verdict}`) })}
      </h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <section className="import-scroll" tabIndex={0} aria-labelledby="import-rows">
        <Table<ImportRow>
          size="small"
          rowKey={({ layer, row }) => `${layer} ${row}`}
          columns={columns}
          dataSource={rows}
          locale={{ emptyText: t('noRows') }}
          pagination={false}
        />
      </section>
      <p className="admin-total" role="status">
        {t(pages.hasNextPage ? 'rowsSoFar' : 'rowsWhole', { n: words.count(rows.length) })}
      </p>
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('moreRows')}
        </Button>
      ) : null}
    </div>
  )
}
