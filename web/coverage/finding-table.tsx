import { Button, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useTranslation } from 'react-i18next'
import type { FindingWire } from '#contract/coverage.ts'
import { SYMBOL } from './families.ts'
import { useFindingWords } from './use-finding-words.ts'

interface Props {
  readonly findings: readonly FindingWire[]
  readonly onZoom: (finding: FindingWire) => void
}

/** The same findings as rows that can be sorted. */
export function FindingTable({ findings, onZoom }: Props) {
  const { t } = useTranslation(['coverage', 'finding'])
  const words = useFindingWords()
  const columns: ColumnsType<FindingWire> = [
    {
      title: t('what'),
      key: 'what',
      render: (_, finding) => (
        <>
          <span data-kind={finding.severity} className="finding-symbol">
            {SYMBOL[finding.severity]} <span className="unseen">{t(`finding:${finding.severity}`)}</span>
          </span>
          {words.title(finding)}
        </>
      ),
    },
    { title: t('grid'), key: 'grid', render: (_, { grid }) => grid?.name ?? '' },
    {
      title: t('households'),
      key: 'households',
      align: 'right',
      sorter: (a, b) => a.households - b.households,
      render: (_, { households }) => households,
    },
    {
      title: t('area'),
      key: 'area',
      align: 'right',
      sorter: (a, b) => (a.areaM2 ?? 0) - (b.areaM2 ?? 0),
      render: (_, { areaM2 }) => (areaM2 === undefined ? '' : Math.round(areaM2)),
    },
    { title: t('state'), key: 'state', render: (_, finding) => words.note(finding) || t('open') },
    {
      title: <span className="unseen">{t('zoom')}</span>,
      key: 'zoom',
      render: (_, finding) => (
        <Button size="small" onClick={() => onZoom(finding)}>
          {t('zoom')}
        </Button>
      ),
    },
  ]
  return (
    <Table<FindingWire>
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={[...findings]}
      pagination={{ pageSize: 25, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
    />
  )
}
