import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useAct } from '../use-act.ts'
import { useDraft, useStage } from '../use-draft.ts'
import { BandMeter } from './band-meter.tsx'
import { GridForm } from './grid-form.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import type { Tallies } from './tally.ts'
import { useGridStaff } from './use-grid-staff.ts'
import { useLock } from './use-lock.ts'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
}

/** What is known of the grid that is chosen, and what can be done with it besides drawing. */
export function GridCard({ session, tallies }: Props) {
  const { t } = useTranslation(['planGrid', 'plan', 'site'])
  const { plan, detail } = useDraft(session)
  const { selected } = useStage(session)
  const staffOf = useGridStaff(detail)
  const lock = useLock(session)
  const act = useAct(session)
  const [editing, setEditing] = useState(false)
  const [merging, setMerging] = useState(false)
  const hierarchy = hierarchyOf(plan.snapshot.grids)
  const chosen = selected.filter((key) => hierarchy.has(key)).map(hierarchy.grid)
  const [grid] = chosen
  if (grid === undefined) return <p className="grid-card grid-card-none">{t('chooseOne')}</p>
  const { key, band, level, community, kind, code, exclave } = grid
  const levels = plan.snapshot.communities.find((each) => each.code === community)?.levels ?? []
  const mayEdit = detail.rights.edit
  const leaf = hierarchy.isLeaf(key)
  if (chosen.length > 1)
    return (
      <div className="grid-card">
        <p>
          <strong>{t('several', { n: chosen.length })}</strong>{' '}
          {tallies === null
            ? ''
            : t('plan:householdCount', {
                n: chosen.reduce((sum, each) => sum + tallies.counts.of(each.key), 0),
              })}
        </p>
        {mayEdit ? (
          <Button size="small" onClick={() => setMerging(true)}>
            {t('mergeThese')}
          </Button>
        ) : null}
        <MergeDialog session={session} grids={chosen} open={merging} onClose={() => setMerging(false)} />
      </div>
    )
  return (
    <div className="grid-card">
      <p className="grid-card-name">
        <strong>{grid.name}</strong> <span className="soft">{levels[level - 1]}</span>
      </p>
      <dl>
        <div>
          <dt>{t('code')}</dt>
          <dd>{code ?? t('noCode')}</dd>
        </div>
        <div>
          <dt>{t('kind')}</dt>
          <dd>{t(`site:${kind}`)}</dd>
        </div>
        <div>
          <dt>{t('households')}</dt>
          <dd>
            {tallies === null ? '…' : tallies.counts.of(key)}
            {band === null ? '' : ` / ${band.min}–${band.max} `}
            {tallies === null ? null : <BandMeter households={tallies.counts.of(key)} band={band} />}
          </dd>
        </div>
        <div>
          <dt>{t('staff')}</dt>
          <dd>{staffOf(key) ?? t('plan:nobody')}</dd>
        </div>
      </dl>
      {mayEdit ? (
        <div className="grid-card-do">
          <Button size="small" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
          <Button size="small" aria-pressed={lock.of(grid) !== null} onClick={() => lock.toggle(grid)}>
            {t(lock.of(grid) === 'itself' ? 'plan:unlock' : 'plan:lock')}
          </Button>
          <Button size="small" onClick={() => setMerging(true)}>
            {t('mergeWith')}
          </Button>
          {leaf && level < levels.length ? (
            <Button
              size="small"
              onClick={() => act({ type: 'addLevel', id: session.newId(), community, grid: key, name: null })}
            >
              {t('addLevel')}
            </Button>
          ) : null}
          <Button
            size="small"
            aria-pressed={exclave}
            onClick={() => act({ type: 'declareExclave', id: session.newId(), grid: key, exclave: !exclave })}
          >
            {t(exclave ? 'noExclave' : 'exclave')}
          </Button>
        </div>
      ) : null}
      <GridForm session={session} grid={grid} open={editing} onClose={() => setEditing(false)} />
      <MergeDialog session={session} grids={chosen} open={merging} onClose={() => setMerging(false)} />
    </div>
  )
}
