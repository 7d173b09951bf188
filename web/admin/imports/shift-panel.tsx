import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportReport, ImportWish } from '#contract/import-jobs.ts'
import { type ShiftVerdict, shiftVerdict } from '#contract/shift.ts'
import { movedBy } from './moved-by.ts'
import { ShapesOnMap, useShapes } from './row-map.tsx'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: ImportJob
  readonly report: ImportReport
  readonly wish: ImportWish
  readonly onWish: (wish: ImportWish) => void
}

/** What the shift detective says of where the layer lies, and one button to put it right. */
export function ShiftPanel({ job, report, wish, onWish }: Props) {
  const { t } = useTranslation('adminImports')
  const { metres, count } = useJobWords()
  const [compared, setCompared] = useState(false)
  const read = shiftVerdict.safeParse(report.shift)
  if (!read.success) return null
  const said = read.data
  const share = Math.round(said.share * 100)
  const numbers = {
    distance: metres(said.distanceM),
    direction: said.direction === null ? '' : t(`wind-${said.direction}`),
    points: count(said.points),
    share,
  }
  const off = said.verdict === 'gcj-02' || said.verdict === 'bd-09' || said.verdict === 'offset'
  if (!off)
    return (
      <p className="import-note" data-shift={said.verdict}>
        {said.verdict === 'as-is' ? '✓' : '●'} {t(`said-${said.verdict}`, numbers)}
      </p>
    )
  // The verdict is about the layer as it came, whatever was done about it since.
  if (JSON.stringify(job.wish?.shift) === JSON.stringify(said.shift))
    return (
      <p className="import-note" data-shift="put-right">
        ✓{' '}
        {t('wasPutRight', {
          ...numbers,
          after: said.residualAfterM === null ? '—' : metres(said.residualAfterM),
        })}
      </p>
    )
  return (
    <div className="import-shift" role="alert" data-shift={said.verdict}>
      <p>
        <b>▲ {t(`said-${said.verdict}`, numbers)}</b>
      </p>
      <p>{t('saidWhy', numbers)}</p>
      {said.residualBeforeM === null || said.residualAfterM === null ? null : (
        <p>
          {t('saidResidual', { before: metres(said.residualBeforeM), after: metres(said.residualAfterM) })}
        </p>
      )}
      <div className="admin-row">
        <Button type="primary" onClick={() => onWish({ ...wish, shift: said.shift })}>
          {t('putRight')}
        </Button>
        <Button aria-expanded={compared} onClick={() => setCompared(!compared)}>
          {t(compared ? 'hideCompared' : 'showCompared')}
        </Button>
      </div>
      {compared ? <BeforeAfter job={job} said={said} /> : null}
    </div>
  )
}

/** The rows as they lie, hollow and dashed, and where they would lie, filled. */
function BeforeAfter({ job, said }: { job: ImportJob; said: ShiftVerdict }) {
  const { t } = useTranslation('adminImports')
  const shapes = useShapes(job.id)
  const rows = useMemo(
    () =>
      (shapes.data?.features ?? []).flatMap(({ geometry }) => [
        { geometry, verdict: 'was' as const },
        { geometry: movedBy(geometry, -said.eastM, -said.northM), verdict: 'new' as const },
      ]),
    [shapes.data, said],
  )
  if (rows.length === 0) return null
  return (
    <figure className="import-map-part">
      <ShapesOnMap job={job} rows={rows} shown={null} label={t('comparedMap')} />
      <figcaption className="soft-line">{t('comparedLegend')}</figcaption>
    </figure>
  )
}
