import './reports.css'
import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report, ReportQuery } from '#contract/reports.ts'
import { visitReport, visitReportFile } from '../../client/reports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { townTime } from '../../text/town-time.ts'
import { stepped } from './periods.ts'
import { ReportTable } from './report-table.tsx'
import { ReportTotals } from './report-totals.tsx'

/** What was done in a week or a month: figures of all, then grid by grid, and the same as a spreadsheet. */
export function VisitReport() {
  const { t } = useTranslation('reports')
  const [query, setQuery] = useState<ReportQuery>({ period: 'week' })
  const found = useQuery({
    queryKey: ['people', 'reports', query.period, query.day ?? null],
    queryFn: () => unwrap(visitReport(query)),
    placeholderData: (before) => before,
  })
  const report = found.data
  return (
    <section className="report" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Segmented<ReportQuery['period']>
        block
        value={query.period}
        onChange={(period) => setQuery({ ...query, period })}
        options={[
          { value: 'week', label: t('week') },
          { value: 'month', label: t('month') },
        ]}
      />
      {found.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {found.isError && !report ? (
        <TroubleView error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {report ? (
        <>
          <Stepper report={report} onDay={(day) => setQuery({ ...query, day })} />
          <ReportTotals report={report} />
          <ReportTable rows={report.rows} />
          <Button
            block
            className="report-file"
            icon={<DownloadOutlined aria-hidden />}
            href={visitReportFile(query)}
            download
          >
            {t('download')}
          </Button>
          <p className="fine">{t('whatCounts')}</p>
        </>
      ) : null}
    </section>
  )
}

function Stepper({ report, onDay }: { report: Report; onDay: (day: string) => void }) {
  const { t } = useTranslation('reports')
  const today = townTime(new Date()).day
  return (
    <div className="report-steps">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('before')}
        onClick={() => onDay(stepped(report, -1))}
      />
      <p role="status">
        {t('period', report)} {report.to >= today ? t('toDay') : ''}
      </p>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('after')}
        disabled={report.to >= today}
        onClick={() => onDay(stepped(report, 1))}
      />
    </div>
  )
}
