import './compare.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../editor/draft-session.ts'
import type { Editor } from '../../editor/editor.ts'
import type { PlanMap } from '../../map/plan-map.ts'
import { endsOnEscape } from './ends-on-escape.ts'
import { SwipeView } from './swipe-view.tsx'
import type { Comparing } from './use-comparing.ts'
import { useInForce } from './use-in-force.ts'

interface Props {
  readonly session: DraftSession
  readonly editor: Editor
  readonly map: PlanMap
  readonly comparing: Comparing
}

/** The plan in force over the draft's map, or why there is none to be compared with. */
export function CompareOnMap({ session, editor, map, comparing }: Props) {
  const { t } = useTranslation('planDifference')
  const inForce = useInForce(session)
  const { way, end } = comparing
  const overlaid = way === 'overlay' && inForce?.kind === 'drawn'

  useEffect(() => {
    map.overlay(overlaid)
    return () => map.overlay(false)
  }, [map, overlaid])
  useEffect(
    () =>
      endsOnEscape(editor, () => {
        end()
        map.canvas.focus()
      }),
    [editor, map, end],
  )

  if (inForce === null) return null
  if (inForce.kind !== 'drawn')
    return (
      <p className="compare-notice" role="status">
        {t(inForce.kind)}
      </p>
    )
  return way === 'swipe' ? (
    <SwipeView key={inForce.plan} session={session} map={map} plan={inForce.plan} />
  ) : null
}
