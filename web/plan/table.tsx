import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dotsOf } from '../client/plans.ts'
import { unwrap } from '../client/unwrap.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import type { Editor } from '../editor/editor.ts'
import { groundDots } from '../editor/ground-dots.ts'
import type { PlanMap } from '../map/plan-map.ts'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { ClashDialog } from './clash-dialog.tsx'
import { useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { PlanMapView } from './plan-map.tsx'
import { StatusBar } from './status-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { ToolbarProposal } from './toolbar-proposal.tsx'
import { useWarnBeforeLoss } from './warn-before-loss.ts'

/** The planner's table: the map in the middle, tools below it, panels on both sides that fold. */
export function Table({ session, editor }: { session: DraftSession; editor: Editor }) {
  const { t } = useTranslation('planTools')
  const [map, setMap] = useState<PlanMap | null>(null)
  const [helping, setHelping] = useState(false)
  const dots = useQuery({
    queryKey: ['people', 'dots', session.state().detail.id],
    queryFn: () => unwrap(dotsOf(session.state().detail.id)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (dots.data) editor.setGround(groundDots(dots.data.dots))
  }, [dots.data, editor])
  useKeys({ session, editor, map, help: () => setHelping(true) })
  useWarnBeforeLoss(session, editor)

  return (
    <div className="plan">
      <OfflineNotice />
      <main id="main" className="plan-middle">
        <h1 className="unseen">{t('title')}</h1>
        <section className="plan-map" aria-label={t('map')}>
          <PlanMapView session={session} editor={editor} onMap={setMap} />
          <ToolbarProposal session={session} editor={editor} />
        </section>
      </main>
      <Toolbar session={session} editor={editor} onHelp={() => setHelping(true)} />
      <StatusBar session={session} editor={editor} map={map} />
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
      <ClashDialog session={session} />
    </div>
  )
}
