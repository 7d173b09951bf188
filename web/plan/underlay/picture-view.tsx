import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pin } from '#geometry/georeference.ts'

interface Props {
  readonly canvas: HTMLCanvasElement
  readonly pins: readonly Pin[]
  /** Told which pixel of the picture is under the cross. */
  readonly onMiddle: (pixel: readonly [x: number, y: number]) => void
}

const STEP = 1.5

/** The picture under a cross that stands still: scrolled, dragged or moved by arrow keys, with its pins on it. */
export function PictureView({ canvas, pins, onMiddle }: Props) {
  const { t } = useTranslation('planUnderlay')
  const box = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLCanvasElement>(null)
  const middle = useRef<readonly [number, number]>([canvas.width / 2, canvas.height / 2])
  const [zoom, setZoom] = useState(0.25)

  useEffect(() => {
    sheet.current?.getContext('2d')?.drawImage(canvas, 0, 0)
  }, [canvas])
  // The pixel under the cross stays there when the picture grows.
  useEffect(() => {
    const [x, y] = middle.current
    box.current?.scrollTo(x * zoom, y * zoom)
  }, [zoom])

  function moved(): void {
    const { scrollLeft, scrollTop } = box.current!
    middle.current = [scrollLeft / zoom, scrollTop / zoom]
    onMiddle(middle.current)
  }
  function drag(event: PointerEvent): void {
    if (event.buttons !== 1 || event.pointerType === 'touch') return
    event.preventDefault()
    box.current?.scrollBy(-event.movementX, -event.movementY)
  }

  return (
    <div className="pin-picture">
      <section
        ref={box}
        className="pin-scroll"
        aria-label={t('pinPicture')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it
        tabIndex={0}
        onScroll={moved}
        onPointerMove={drag}
      >
        <div className="pin-room">
          <div className="pin-sheet" style={{ width: canvas.width * zoom, height: canvas.height * zoom }}>
            <canvas ref={sheet} width={canvas.width} height={canvas.height} />
            {pins.map(({ pixel: [x, y] }, i) => (
              <span key={`${x} ${y}`} className="pin-mark" style={{ left: x * zoom, top: y * zoom }}>
                {i + 1}
              </span>
            ))}
          </div>
        </div>
      </section>
      <span className="cross" aria-hidden />
      <span className="pin-zoom">
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('zoomIn')}
          onClick={() => setZoom(Math.min(4, zoom * STEP))}
        />
        <Button
          size="small"
          icon={<MinusOutlined aria-hidden />}
          aria-label={t('zoomOut')}
          onClick={() => setZoom(Math.max(0.05, zoom / STEP))}
        />
      </span>
    </div>
  )
}
