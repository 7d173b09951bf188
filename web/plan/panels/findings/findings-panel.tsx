import { LeftOutlined, RightOutlined, SyncOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { boundsOf } from '../../../map/bounds.ts'
import { TroubleView } from '../../../staff/trouble-view.tsx'
import type { Tallies } from '../tree/tally.ts'
import { FindingChips } from './finding-chips.tsx'
import { FindingItem } from './finding-item.tsx'
import { useFindings } from './use-findings.ts'
import { chosenOf, inOrder, type Wanted } from './wanted.ts'

/** How many are put into the page at first, and more at each asking. */
const PAGE = 60

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
}

/** 问题: what must be mended and what should be looked at, one after the other, each with its ways out. */
export function FindingsPanel({ session, tallies }: Props) {
  const { t } = useTranslation('planFindings')
  const { findings, following, error, retry } = useFindings(session)
  const [wanted, setWanted] = useState<Wanted>('open')
  const [key, setKey] = useState<string | null>(null)
  const [limit, setLimit] = useState(PAGE)
  const place = useRef(0)
  const shown = useMemo(() => inOrder(findings ?? [], wanted), [findings, wanted])
  const chosen = chosenOf(shown, key, place.current)
  const at = chosen === null ? -1 : shown.indexOf(chosen)
  if (at >= 0) place.current = at

  useEffect(() => {
    session.stage.mark(
      'findings',
      shown.map(({ key: id, at, geometry, severity }) => ({
        id,
        at,
        geometry: geometry as { type: string; coordinates: unknown },
        kind: severity,
        chosen: id === chosen?.key,
      })),
    )
  }, [session, shown, chosen?.key])
  useEffect(() => () => session.stage.mark('findings', []), [session])

  function choose(finding: PlanFinding | undefined): void {
    if (finding === undefined) return
    session.stage.preview([])
    setKey(finding.key)
    const index = shown.indexOf(finding)
    if (index >= limit) setLimit(index + PAGE)
    const bounds = finding.geometry.type === 'Point' ? null : boundsOf(finding.geometry.coordinates)
    session.stage.lookAt(bounds ? { bounds } : { position: finding.at, zoom: 18 })
  }
  const step = (by: number) =>
    choose(shown[(at < 0 ? (by > 0 ? 0 : -1) : at + by + shown.length) % shown.length])

  if (findings === undefined && error === null) return <Skeleton active className="panel-wait" />
  if (findings === undefined)
    return (
      <div className="panel-wait">
        <TroubleView error={error} retry={retry} />
      </div>
    )
  return (
    <section className="findings-panel" aria-label={t('title')}>
      <div className="findings-head">
        <FindingChips
          findings={findings}
          wanted={wanted}
          onChange={(next) => {
            setWanted(next)
            setKey(null)
            setLimit(PAGE)
          }}
        />
        <div className="findings-step">
          <Button
            size="small"
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('before')}
            disabled={shown.length === 0}
            onClick={() => step(-1)}
          />
          <span className="findings-place" role="status">
            {shown.length === 0 ? '0' : `${at < 0 ? '–' : at + 1}/${shown.length}`}
          </span>
          <Button
            size="small"
            icon={<RightOutlined aria-hidden />}
            aria-label={t('next')}
            disabled={shown.length === 0}
            onClick={() => step(1)}
          />
          <span className="findings-following" data-on={following} aria-live="polite">
            {following ? (
              <>
                <SyncOutlined spin aria-hidden /> {t('following')}
              </>
            ) : (
              ''
            )}
          </span>
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="panel-none">{t(findings.length === 0 ? 'none' : 'noneOfThese')}</p>
      ) : (
        <ul className="finding-rows">
          {shown.slice(0, limit).map((finding) => (
            <FindingItem
              key={finding.key}
              session={session}
              tallies={tallies}
              finding={finding}
              chosen={finding === chosen}
              onChoose={() => choose(finding)}
              onSettled={retry}
            />
          ))}
        </ul>
      )}
      {shown.length > limit ? (
        <button type="button" className="more" onClick={() => setLimit(limit + PAGE)}>
          {t('more', { n: Math.min(PAGE, shown.length - limit) })}
        </button>
      ) : null}
    </section>
  )
}
