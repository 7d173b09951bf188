import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toDegrees } from '#geometry/position.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import { groundOf } from '../editor/drawn/ground-of.ts'
import type { Editor } from '../editor/editor.ts'
import { boundsOf } from '../map/bounds.ts'
import { mapControls } from '../map/controls.ts'
import { type PlanMap, planMap } from '../map/plan-map.ts'
import { drawDraft } from './draw-draft.ts'
import { handOf } from './hand.ts'

interface Props {
  readonly session: DraftSession
  readonly editor: Editor
  /** Told of the map once it is there, and of null when it goes. */
  readonly onMap: (map: PlanMap | null) => void
}

/** The draft's map: made once, told of every change by the session, the stage and the tools. */
export function PlanMapView({ session, editor, onMap }: Props) {
  const { t, i18n } = useTranslation(['planTools', 'site'])
  const say = useRef(t)
  say.current = t
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a session; words of the controls stay as they were
  useEffect(() => {
    const container = box.current
    if (container === null) return
    const { faces } = session.state().plan.snapshot
    const bounds = boundsOf(faces.map(({ polygon }) => polygon[0].map(toDegrees))) ?? [73, 18, 135, 54]
    let made: PlanMap
    try {
      made = planMap({
        container,
        bounds,
        label: `${t('map')}。${t('mapKeys')}`,
        hand: handOf(editor, session.stage),
      })
    } catch {
      setFailed(true)
      return
    }
    // Tests find what is drawn, as they find the map library's own object.
    Object.assign(container, { gridholdDraft: session })
    const words = { zoomIn: t('site:zoomIn'), zoomOut: t('site:zoomOut'), wholeTown: t('site:wholeTown') }
    const controls = mapControls(words, { zoomBy: made.zoomBy, wholeTown: made.whole })
    container.append(controls)
    made.bound(groundOf(session.state().plan.snapshot))
    // Beside the map library's own object, for tests: what this browser holds the draft to be.
    Object.assign(container, { gridholdDraft: session })
    const stop = drawDraft(made, session, editor, (n) => say.current('households', { n }))
    onMap(made)
    return () => {
      stop()
      onMap(null)
      controls.remove()
      made.remove()
    }
  }, [session, editor])

  const { language } = i18n
  const spoken = useRef(language)
  useEffect(() => {
    if (spoken.current === language) return
    spoken.current = language
    // The same ground as a new value: counts on the map are written again, in the words of now.
    editor.setGround({ ...editor.ground() })
  }, [editor, language])

  return (
    <div className="map-frame">
      <div ref={box} className="map-canvas" hidden={failed} />
      {failed ? <div className="map-missing">{t('site:noMap')}</div> : null}
    </div>
  )
}
