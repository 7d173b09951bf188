import './panels.css'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dotsOf } from '../client/plans.ts'
import { unwrap } from '../client/unwrap.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'
import { groundDots } from '../editor/ground-dots.ts'
import type { PlanMap } from '../map/plan-map.ts'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { CompareOnMap } from './compare/compare-on-map.tsx'
import { useComparing } from './compare/use-comparing.ts'
import { useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { PlanBar } from './panels/bar/plan-bar.tsx'
import { ClashDialog } from './panels/clash/clash-dialog.tsx'
import { PickHint } from './panels/comments/pick-hint.tsx'
import { Folding } from './panels/folding.tsx'
import { LevelPanel } from './panels/level-panel.tsx'
import { SidePanel, type SideTab } from './panels/side-panel.tsx'
import { useTallies } from './panels/tree/use-tallies.ts'
import { useDraft } from './panels/use-draft.ts'
import { PlanMapView } from './plan-map.tsx'
import { StatusBar } from './status-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { ToolbarProposal } from './toolbar-proposal.tsx'
import { UnderlayControl } from './underlay/underlay-control.tsx'
import { useWarnBeforeLoss } from './warn-before-loss.ts'

/** Width in CSS pixels below which only one panel stands open at first. */
const BOTH_PANELS_PX = 1240

/** The planner's table: the map in the middle, tools below it, panels on both sides that fold. */
export function Table({ session, editor }: { session: DraftSession; editor: Editor }) {
  const { t } = useTranslation('planTools')
  const { plan, detail } = useDraft(session)
  const [map, setMap] = useState<PlanMap | null>(null)
  const [helping, setHelping] = useState(false)
  const [tab, setTab] = useState<SideTab>('findings')
  const comparing = useComparing()
  const [folded, setFolded] = useState(() => ({ left: innerWidth < BOTH_PANELS_PX, right: false }))
  const dots = useQuery({
    queryKey: ['people', 'dots', detail.id],
    queryFn: () => unwrap(dotsOf(detail.id)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const tallies = useTallies(plan.snapshot, dots.data)
  useEffect(() => {
    if (dots.data) editor.setGround(groundDots(dots.data.dots))
  }, [dots.data, editor])
  const help = useCallback(() => setHelping(true), [])
  useKeys({ session, editor, map, help })
  useWarnBeforeLoss(session, editor)

  function show(next: SideTab): void {
    setTab(next)
    setFolded((before) => ({ ...before, right: false }))
  }
  function compare(): void {
    if (comparing.way === null) comparing.resume()
    else comparing.end()
    show(comparing.way === null ? 'difference' : 'findings')
  }

  return (
    <div className="plan">
      <PlanBar
        session={session}
        comparing={comparing.way !== null}
        onCompare={compare}
        onComments={() => show('comments')}
      />
      <OfflineNotice />
      <main id="main" className="plan-middle">
        <Folding
          side="left"
          label={t('levels')}
          folded={folded.left}
          onFold={(left) => setFolded((before) => ({ ...before, left }))}
        >
          <LevelPanel session={session} tallies={tallies} />
        </Folding>
        <section className="plan-map" aria-label={t('map')}>
          <PlanMapView session={session} editor={editor} onMap={setMap} />
          {map === null || comparing.way === null ? null : (
            <CompareOnMap session={session} editor={editor} map={map} comparing={comparing} />
          )}
          {map === null ? null : <UnderlayControl session={session} map={map} />}
          <ToolbarProposal session={session} editor={editor} />
          {map === null ? null : <PickHint session={session} editor={editor} map={map} />}
        </section>
        <Folding
          side="right"
          label={t('panels')}
          folded={folded.right}
          onFold={(right) => setFolded((before) => ({ ...before, right }))}
        >
          <SidePanel session={session} tallies={tallies} tab={tab} onTab={setTab} comparing={comparing} />
        </Folding>
      </main>
      <Toolbar session={session} editor={editor} onHelp={help} />
      <StatusBar editor={editor} map={map} />
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
      <ClashDialog session={session} />
    </div>
  )
}
