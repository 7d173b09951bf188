import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportReport, ImportVerdict, ImportWish } from '#contract/import-jobs.ts'
import { importProblemsFile, unplacedFile } from '../../client/imports.ts'
import { CleaningPanel } from './cleaning-panel.tsx'
import { Dropped } from './dropped.tsx'
import { ProblemList } from './problem-list.tsx'
import { ReplacingPanel } from './replacing-panel.tsx'
import { RowMap } from './row-map.tsx'
import { RowTable } from './row-table.tsx'
import { ShiftPanel } from './shift-panel.tsx'
import { useJobWords } from './use-job-words.ts'
import { VERDICTS } from './verdicts.ts'

interface Props {
  readonly job: ImportJob
  readonly wish: ImportWish
  /** Asks for a new check at once. */
  readonly onWish: (wish: ImportWish) => void
  /** Takes a choice, to be checked later. */
  readonly onChange: (wish: ImportWish) => void
}

/** How many problems are listed before the rest is to be downloaded. */
const PROBLEMS_SHOWN = 10

/** What a check came to, before anything is written: figures, map, table, and what is wrong. */
export function Preview({ job, wish, onWish, onChange }: Props) {
  const { t } = useTranslation('adminImports')
  const [verdict, setVerdict] = useState<ImportVerdict | null>(null)
  const [shown, setShown] = useState<readonly [number, number] | null>(null)
  const { report } = job
  if (report === null) return null
  return (
    <section className="import-part" aria-labelledby="import-preview">
      <h3 id="import-preview">{t('preview')}</h3>
      <ShiftPanel job={job} report={report} wish={wish} onWish={onWish} />
      {report.replacing ? (
        <ReplacingPanel replacing={report.replacing} />
      ) : (
        <Figures report={report} verdict={verdict} onVerdict={wish.target === 'grids' ? null : setVerdict} />
      )}
      <Placing id={job.id} report={report} />
      <Dropped dropped={report.dropped} />
      <Problems id={job.id} report={report} />
      <CleaningPanel job={job} report={report} wish={wish} onChange={onChange} />
      <RowMap job={job} verdict={verdict} shown={shown} judged={wish.target !== 'grids'} />
      <RowTable job={job} target={wish.target} verdict={verdict} onShow={setShown} />
    </section>
  )
}

interface FiguresProps {
  readonly report: ImportReport
  readonly verdict: ImportVerdict | null
  /** Null where rows are not judged one by one, as of grids: then figures are no buttons. */
  readonly onVerdict: ((verdict: ImportVerdict | null) => void) | null
}

/** How many rows fare how; each figure shows its rows alone, pressed again all of them. */
function Figures({ report, verdict, onVerdict }: FiguresProps) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  const shown = VERDICTS.filter(({ name }) => name !== 'unplaced' || report.placing !== null)
  return (
    <ul className="import-figures" aria-label={t('figures')}>
      {shown.map(({ name, mark }) => {
        const said = (
          <>
            <strong>{count(report.counts[name])}</strong>
            <span>
              <span className="verdict-mark" data-verdict={name} aria-hidden>
                {mark}
              </span>{' '}
              {t(`verdict-${name}`)}
            </span>
          </>
        )
        return (
          <li key={name} data-verdict={name} data-none={report.counts[name] === 0}>
            {onVerdict === null ? (
              <div>{said}</div>
            ) : (
              <button
                type="button"
                aria-pressed={verdict === name}
                onClick={() => onVerdict(verdict === name ? null : name)}
              >
                {said}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Of households: how surely they were placed, and those that stand nowhere yet. */
function Placing({ id, report }: { id: string; report: ImportReport }) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  const { placing } = report
  if (placing === null) return null
  return (
    <div className="import-placing">
      <p>
        <b>{t('placing')}</b>{' '}
        {t('placingMore', {
          own: count(placing.own),
          sure: count(placing.sure),
          likely: count(placing.likely),
        })}
      </p>
      {placing.unplaced === 0 ? (
        <p>{t('allPlaced')}</p>
      ) : (
        <p className="admin-row">
          <span className="warn">▲ {t('unplaced', { n: count(placing.unplaced) })}</span>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} size="small" href={unplacedFile(id, format)} download>
              {t('downloadUnplaced', { format: t(format) })}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

function Problems({ id, report }: { id: string; report: ImportReport }) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  const { problems, problemsInAll } = report
  if (problemsInAll === 0) return null
  return (
    <section className="import-wrong" aria-labelledby="import-wrong">
      <h4 id="import-wrong">{t('problems', { n: count(problemsInAll) })}</h4>
      <ProblemList problems={problems.slice(0, PROBLEMS_SHOWN)} named />
      <p className="admin-row">
        {problemsInAll > PROBLEMS_SHOWN ? (
          <span className="soft-line wish-beside">{t('firstProblems', { n: PROBLEMS_SHOWN })}</span>
        ) : null}
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} size="small" href={importProblemsFile(id, format)} download>
            {t('downloadProblems', { format: t(format) })}
          </Button>
        ))}
      </p>
    </section>
  )
}
