import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { toDegrees } from '#geometry/position.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { PlanMap } from '../../../map/plan-map.ts'
import { useStage } from '../use-draft.ts'

interface Props {
  readonly session: DraftSession
  readonly editor: Editor
  readonly map: PlanMap
}

/** Over the map while a panel waits for a place: what to do, and the same by keys. */
export function PickHint({ session, editor, map }: Props) {
  const { t } = useTranslation('planComments')
  const { stage } = session
  const picking = useStage(session).picking !== null
  useEffect(() => {
    if (!picking) return
    map.cursor('crosshair')
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Before the table's own keys, which would put down what is drawn or chosen.
      event.preventDefault()
      event.stopPropagation()
      stage.picked(null)
    }
    addEventListener('keydown', listen, true)
    return () => {
      removeEventListener('keydown', listen, true)
      map.cursor(editor.state().name === 'select' ? '' : 'crosshair')
    }
  }, [picking, stage, editor, map])
  if (!picking) return null
  return (
    <div className="pick-hint">
      <p className="pick-hint-words" role="status">
        {t('pickHint')}
      </p>
      <Button autoFocus onClick={() => stage.picked(toDegrees(map.middle()))}>
        {t('useMiddle')}
      </Button>
      <Button onClick={() => stage.picked(null)}>{t('cancel')}</Button>
    </div>
  )
}
