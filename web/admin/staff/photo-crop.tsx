import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Slider } from 'antd'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Crop, type Extent, LEAST_SIDE, pulled, zoomed } from './crop.ts'

/** Side of the stage in CSS pixels, where it has the room. */
const STAGE = 320

/** How far an arrow key moves the picture, as a part of what is seen. */
const KEY_STEP = 0.04
const ZOOM_STEP = 0.9

interface Props {
  readonly picture: ImageBitmap
  readonly crop: Crop
  readonly onChange: (crop: Crop) => void
}

/** A picture behind a square: pulled by pointer or finger or arrow keys, drawn nearer by wheel, two fingers, + and −. */
export function PhotoCrop({ picture, crop, onChange }: Props) {
  const { t } = useTranslation('adminPhotos')
  const stage = useRef<HTMLCanvasElement>(null)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const extent: Extent = picture
  const largest = Math.min(picture.width, picture.height)
  const least = Math.min(LEAST_SIDE, largest)
  useEffect(() => {
    if (stage.current) drawCrop(stage.current, picture, crop)
  }, [picture, crop])

  const now = useRef(crop)
  now.current = crop
  // React hears wheels passively, and the page would scroll along.
  useEffect(() => {
    const canvas = stage.current
    if (canvas === null) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      onChange(zoomed(now.current, event.deltaY > 0 ? 1 / ZOOM_STEP : ZOOM_STEP, extent))
    }
    canvas.addEventListener('wheel', wheel, { passive: false })
    return () => canvas.removeEventListener('wheel', wheel)
  }, [onChange, extent])

  function move(event: PointerEvent<HTMLCanvasElement>) {
    const before = fingers.current.get(event.pointerId)
    if (before === undefined) return
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at)
    const at = { x: event.clientX, y: event.clientY }
    const scale = crop.side / event.currentTarget.getBoundingClientRect().width
    fingers.current.set(event.pointerId, at)
    const [other] = others
    if (other === undefined)
      return onChange(pulled(crop, (at.x - before.x) * scale, (at.y - before.y) * scale, extent))
    const [was, is] = [apart(before, other), apart(at, other)]
    if (is > 0) onChange(zoomed(crop, was / is, extent))
  }
  function key(event: KeyboardEvent) {
    const next = keyed(event.key, crop, extent)
    if (next === null) return
    event.preventDefault()
    onChange(next)
  }
  const lift = ({ pointerId }: PointerEvent) => fingers.current.delete(pointerId)

  return (
    <div className="crop">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: pulled and pressed like a map, which has this role too */}
      <canvas
        ref={stage}
        className="crop-stage"
        width={STAGE * 2}
        height={STAGE * 2}
        tabIndex={0}
        role="application"
        aria-label={t('cropStage')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
        }}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
        onKeyDown={key}
      />
      <div className="crop-zoom">
        <Button
          icon={<MinusOutlined aria-hidden />}
          aria-label={t('further')}
          onClick={() => onChange(zoomed(crop, 1 / ZOOM_STEP, extent))}
        />
        <Slider
          className="crop-slider"
          min={0}
          max={100}
          disabled={largest <= least}
          tooltip={{ open: false }}
          ariaLabelForHandle={t('zoom')}
          value={largest <= least ? 0 : (100 * (largest - crop.side)) / (largest - least)}
          onChange={(part) =>
            onChange(zoomed(crop, (largest - ((largest - least) * part) / 100) / crop.side, extent))
          }
        />
        <Button
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('nearer')}
          onClick={() => onChange(zoomed(crop, ZOOM_STEP, extent))}
        />
      </div>
      <p className="soft-line">{t('cropKeys')}</p>
    </div>
  )
}

/** Draws what is cut from a picture over a whole canvas. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, { x, y, side }: Crop): void {
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('the canvas gives no 2d context')
  brush.imageSmoothingQuality = 'high'
  // A JPEG has no glass: what a PNG leaves out is white.
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, canvas.width, canvas.height)
}

function keyed(key: string, crop: Crop, extent: Extent): Crop | null {
  const step = crop.side * KEY_STEP
  switch (key) {
    case 'ArrowLeft':
      return pulled(crop, -step, 0, extent)
    case 'ArrowRight':
      return pulled(crop, step, 0, extent)
    case 'ArrowUp':
      return pulled(crop, 0, -step, extent)
    case 'ArrowDown':
      return pulled(crop, 0, step, extent)
    case '+':
    case '=':
      return zoomed(crop, ZOOM_STEP, extent)
    case '-':
      return zoomed(crop, 1 / ZOOM_STEP, extent)
    default:
      return null
  }
}

function apart(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
