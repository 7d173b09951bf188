import { useTranslation } from 'react-i18next'
import type { Report } from '#contract/reports.ts'

const OUTCOMES = ['met', 'phone', 'notIn', 'away', 'refused'] as const

/** Figures of everything together, and a bar for each way a visit went. */
export function ReportTotals({ report: { totals } }: { report: Report }) {
  const { t } = useTranslation('reports')
  const { visits, households } = totals
  const made = OUTCOMES.reduce((sum, outcome) => sum + visits[outcome], 0)
  const most = Math.max(1, ...OUTCOMES.map((outcome) => visits[outcome]))
  return (
    <>
      <dl className="report-figures">
        <div>
          <dt>{t('covered')}</dt>
          <dd>{t('coveredOf', { n: totals.covered, of: households })}</dd>
        </div>
        <div>
          <dt>{t('overdue')}</dt>
          <dd data-late={totals.overdue > 0}>
            {totals.overdue > 0 ? <span aria-hidden>▲ </span> : null}
            {t('overdueOf', { n: totals.overdue })}
          </dd>
        </div>
        <div>
          <dt>{t('visitsMade')}</dt>
          <dd>{t('times', { n: made })}</dd>
        </div>
        <div>
          <dt>{t('patrols')}</dt>
          <dd>{t('times', { n: totals.patrols })}</dd>
        </div>
      </dl>
      <p className="report-year">{t('coveredYear', { n: totals.coveredThisYear, of: households })}</p>
      <h3 className="panel-title">{t('outcomes')}</h3>
      <dl className="report-bars">
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(outcome)}</dt>
            <dd>
              <i aria-hidden>
                <i
                  data-covers={outcome === 'met' || outcome === 'phone'}
                  style={{ width: `${(100 * visits[outcome]) / most}%` }}
                />
              </i>
              {visits[outcome]}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
