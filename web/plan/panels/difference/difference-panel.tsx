import { DownloadOutlined, SwapOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#contract/plans.ts'
import { differenceCsvPath } from '../../../client/difference.ts'
import { allPlans } from '../../../client/plan-drafts.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import type { StageMark } from '../../../editor/stage.ts'
import { TroubleView } from '../../../staff/trouble-view.tsx'
import { CompareSwitch } from '../../compare/compare-switch.tsx'
import type { Comparing } from '../../compare/use-comparing.ts'
import { listed } from '../../drafts/standing.ts'
import { insideOf } from '../inside-of.ts'
import { useDraft } from '../use-draft.ts'
import { GridChanges } from './grid-changes.tsx'
import { MoveList } from './move-list.tsx'
import { StaffChanges } from './staff-changes.tsx'
import { useDifference } from './use-difference.ts'

interface Props {
  readonly session: DraftSession
  readonly comparing: Comparing
}

/** 比较: what changes hands between this plan and the one in force, on the map, as a list and as a file. */
export function DifferencePanel({ session, comparing }: Props) {
  const { t } = useTranslation('planDifference')
  const { detail, unsaved } = useDraft(session)
  const [against, setAgainst] = useState<string | undefined>(undefined)
  const difference = useDifference(session, against)
  const plans = useQuery({ queryKey: ['people', 'plans'], queryFn: () => unwrap(allPlans()) })
  const { published } = listed((plans.data?.plans ?? []).filter(({ root }) => root.code === detail.root.code))

  const known = difference.data
  useEffect(() => {
    session.stage.mark('difference', known === undefined ? [] : marksOf(known))
  }, [session, known])
  useEffect(() => () => session.stage.mark('difference', []), [session])

  return (
    <section className="difference-panel" aria-label={t('title')}>
      <div className="difference-head">
        <div className="difference-against">
          <label htmlFor="difference-against">
            <SwapOutlined aria-hidden /> {t('against')}
          </label>
          <Select
            id="difference-against"
            size="small"
            value={against ?? ''}
            onChange={(value) => setAgainst(value === '' ? undefined : value)}
            options={[
              { value: '', label: t('inForce') },
              ...published
                .filter(({ id, standing }) => id !== detail.id && standing !== 'in-force')
                .map(({ id, name, version }) => ({ value: id, label: t('version', { n: version, name }) })),
            ]}
          />
        </div>
        <CompareSwitch comparing={comparing} />
      </div>
      {known === undefined ? (
        difference.isPending ? (
          <Skeleton active className="panel-wait" />
        ) : (
          <TroubleView error={difference.error} retry={() => void difference.refetch()} />
        )
      ) : (
        <>
          <div className="difference-sum" aria-live="polite">
            <strong>{t('sum', { households: known.households, buildings: known.buildings })}</strong>
            <span className="soft">
              {difference.isFetching || unsaved > 0
                ? t('following')
                : t('staffCount', { n: known.staff.length })}
            </span>
            <Button
              size="small"
              icon={<DownloadOutlined aria-hidden />}
              href={differenceCsvPath(detail.id, against)}
              download
            >
              {t('csv')}
            </Button>
          </div>
          {known.grids.length + known.moves.length === 0 ? (
            <p className="panel-none">{t('same')}</p>
          ) : (
            <>
              <GridChanges session={session} grids={known.grids} />
              <MoveList session={session} moves={known.moves} />
              <StaffChanges session={session} staff={known.staff} />
            </>
          )}
        </>
      )}
    </section>
  )
}

/** Ground that changes hands, as the map marks it, with a sign inside each piece. */
function marksOf({ ground }: Difference): StageMark[] {
  return ground.map(({ geometry, areaM2 }, i) => {
    const shape = geometry as { type: string; coordinates: unknown }
    return { id: `ground-${i}-${areaM2}`, at: insideOf(shape), geometry: shape, kind: 'moved', chosen: false }
  })
}
