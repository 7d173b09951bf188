import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toDegrees } from '#geometry/position.ts'
import type { Editor } from '../editor/editor.ts'
import type { Camera, PlanMap } from '../map/plan-map.ts'
import { useEditor } from './use-editor.ts'

/** Distances to choose from, in metres; 0 switches snapping off. */
const SNAPS = [0, 0.5, 1, 2, 5] as const

/** Metres of a CSS pixel on paper: 96 to the inch. */
const PIXEL_ON_PAPER_M = 0.0254 / 96

interface Props {
  readonly editor: Editor
  readonly map: PlanMap | null
}

/** Scale, position under the pointer, and snapping. */
export function StatusBar({ editor, map }: Props) {
  const { t } = useTranslation('planTools')
  const { snapM } = useEditor(editor)
  const [camera, setCamera] = useState<Camera | null>(null)
  const place = useRef<HTMLSpanElement>(null)
  const snapped = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (map === null) return
    editor.setView({ pixelM: () => map.camera().pixelM, nearby: map.nearby })
    setCamera(map.camera())
    map.onCamera(setCamera)
    // Written by hand: drawing React anew at every move of the mouse would cost more than the map.
    map.onPlace((at) => {
      const [lon, lat] = toDegrees(at)
      if (place.current) place.current.textContent = `${lon.toFixed(6)} E  ${lat.toFixed(6)} N`
    })
  }, [map, editor])
  useEffect(
    () =>
      editor.subscribe(() => {
        const to = editor.picture().snap?.to
        if (snapped.current) snapped.current.textContent = to === undefined ? '' : t(`snap-${to}`)
      }),
    [editor, t],
  )
  return (
    <footer className="status-bar">
      <span className="status-scale" title={t('scale')}>
        {camera === null ? '' : `1:${scaleWords(camera.pixelM)}`}
      </span>
      <span className="status-place" ref={place} />
      <span className="status-snap">
        <label htmlFor="status-snap">{t('snap')}</label>
        <Select<number>
          id="status-snap"
          size="small"
          variant="borderless"
          value={snapM}
          onChange={editor.setSnap}
          options={SNAPS.map((m) => ({ value: m, label: m === 0 ? t('snapOff') : `${m} m` }))}
        />
      </span>
      <span className="status-snapped" ref={snapped} />
    </footer>
  )
}

/** A scale as people say it: two digits that count. */
function scaleWords(pixelM: number): string {
  const scale = pixelM / PIXEL_ON_PAPER_M
  const step = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 1)
  return (Math.round(scale / step) * step).toLocaleString('en').replaceAll(',', ' ')
}
