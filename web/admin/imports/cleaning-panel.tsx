import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleaningConflict, CleaningReport } from '#contract/cleaning.ts'
import type { ImportJob, ImportReport, ImportWish } from '#contract/import-jobs.ts'
import { boundsOf } from '../../map/bounds.ts'
import { type Focus, MapView } from '../../map/map-view.tsx'
import { useGround } from '../use-ground.ts'
import { CleanedTable } from './cleaned-table.tsx'
import { cleaningOf } from './cleaning-of.ts'
import { ConflictItem } from './conflict-item.tsx'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: ImportJob
  readonly report: ImportReport
  readonly wish: ImportWish
  readonly onChange: (wish: ImportWish) => void
}

/** Conflicts listed at once; the rest comes on demand. */
const AT_ONCE = 30

/** What cleaning came to: what was settled by itself, what waits for a choice, and how far each border moved. */
export function CleaningPanel({ job, report, wish, onChange }: Props) {
  const { t } = useTranslation('adminImports')
  const cleaning = useMemo(() => cleaningOf(report), [report])
  const [chosen, setChosen] = useState<string | null>(null)
  const [most, setMost] = useState(AT_ONCE)
  const { plan } = wish
  if (cleaning === null || plan === null) return null
  // What waits comes first, then what was proposed, largest first.
  const conflicts = [...cleaning.conflicts].sort(
    (a, b) => Number(b.proposed === null) - Number(a.proposed === null) || (b.areaM2 ?? 0) - (a.areaM2 ?? 0),
  )
  const choose = (conflict: string, choice: string) =>
    onChange({ ...wish, plan: { ...plan, choices: { ...plan.choices, [conflict]: choice } } })
  return (
    <section className="cleaning" aria-labelledby="cleaning-title">
      <h4 id="cleaning-title">{t('cleaning')}</h4>
      <Settled cleaning={cleaning} />
      {conflicts.length === 0 ? (
        <p className="import-note">✓ {t('noConflicts')}</p>
      ) : (
        <>
          <p role="status">
            {t('conflicts', { n: conflicts.length, waiting: cleaning.waiting })} {t('conflictsMore')}
          </p>
          <div className="cleaning-beside">
            <ul className="cleaning-conflicts">
              {conflicts.slice(0, most).map((conflict) => (
                <ConflictItem
                  key={conflict.id}
                  conflict={conflict}
                  choice={plan.choices[conflict.id] ?? conflict.chosen ?? conflict.proposed}
                  shown={chosen === conflict.id}
                  onShow={() => setChosen(conflict.id)}
                  onChoose={(choice) => choose(conflict.id, choice)}
                />
              ))}
              {conflicts.length > most ? (
                <li>
                  <button type="button" className="admin-open" onClick={() => setMost(most + AT_ONCE)}>
                    {t('moreConflicts', { n: conflicts.length - most })}
                  </button>
                </li>
              ) : null}
            </ul>
            <ConflictMap job={job} conflicts={conflicts} chosen={chosen} />
          </div>
        </>
      )}
      <CleanedTable polygons={cleaning.polygons} />
    </section>
  )
}

/** What was decided without asking, within the thresholds. */
function Settled({ cleaning: { settled, verticesAdded, thresholds } }: { cleaning: CleaningReport }) {
  const { t } = useTranslation('adminImports')
  const { count, metres } = useJobWords()
  const kinds = (['gap', 'overlap', 'sticks-out'] as const).filter((kind) => settled[kind].places > 0)
  return (
    <ul className="cleaning-settled">
      {kinds.map((kind) => (
        <li key={kind}>
          {t(`settled-${kind}`, {
            n: count(settled[kind].places),
            area: metres(settled[kind].areaM2),
            widest: metres(settled[kind].widestM),
            moved: metres(settled[kind].movedM),
          })}
        </li>
      ))}
      {verticesAdded > 0 ? <li>{t('verticesAdded', { n: count(verticesAdded) })}</li> : null}
      <li className="soft-line">{t('settledWithin', { m: metres(thresholds.toleranceM) })}</li>
    </ul>
  )
}

interface MapProps {
  readonly job: ImportJob
  readonly conflicts: readonly CleaningConflict[]
  readonly chosen: string | null
}

/** Where the conflicts lie; the one that was chosen is brought near. */
function ConflictMap({ job, conflicts, chosen }: MapProps) {
  const { t } = useTranslation(['adminImports', 'site'])
  const ground = useGround(job.community)
  const drawn = useMemo(
    () =>
      conflicts.flatMap(({ id, geometry, at, proposed, kind }) =>
        geometry === null || at === null
          ? []
          : [
              {
                geometry,
                at,
                severity: proposed === null ? 'blocking' : 'warning',
                gap: kind === 'gap',
                chosen: id === chosen,
              },
            ],
      ),
    [conflicts, chosen],
  )
  const all = useMemo(() => boundsOf(drawn.map(({ geometry }) => geometry.coordinates)), [drawn])
  const focus = useMemo<Focus | null>(() => {
    const near = conflicts.find(({ id }) => id === chosen)?.geometry
    const box = near ? boundsOf(near.coordinates) : null
    return box === null ? null : { bounds: box }
  }, [conflicts, chosen])
  const bounds = ground?.bounds ?? all
  if (ground === undefined || bounds === null) return null
  return (
    <div className="import-map cleaning-map">
      <MapView
        bounds={bounds}
        plan={ground?.plan ?? 'none'}
        buildings={false}
        label={t('conflictMap')}
        words={{ zoomIn: t('site:zoomIn'), zoomOut: t('site:zoomOut'), wholeTown: t('site:wholeTown') }}
        findings={drawn}
        focus={focus}
        withoutMap={t('site:noMap')}
      />
    </div>
  )
}
