import { CloseOutlined, DownOutlined, HolderOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSlide } from '#contract/boards.ts'
import { kindsLeft, placeAt, slideAdded, slideMoved } from './slide-order.ts'

interface Props {
  readonly slides: readonly BoardSlide[]
  readonly onChange: (slides: readonly BoardSlide[]) => void
  /** A standing time is missing or beyond what a board takes. */
  readonly wrongSeconds: boolean
}

/**
 * What a board shows one after the other. A row is moved by dragging its handle, by arrow keys on the handle, or by its
 * buttons; where it went is said aloud.
 */
export function SlideList({ slides, onChange, wrongSeconds }: Props) {
  const { t } = useTranslation('adminBoards')
  const rows = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')

  function move(from: number, to: number) {
    const moved = slideMoved(slides, from, to)
    if (moved === slides) return
    onChange(moved)
    setSaid(t('movedTo', { slide: t(`slide-${slides[from]!.kind}`), n: to + 1, of: slides.length }))
  }
  // Listened to on the window: the row under the pointer is taken out and put in again as it moves.
  useEffect(() => {
    if (dragged === null) return
    const drag = ({ clientY }: PointerEvent) => {
      const middles = [...(rows.current?.children ?? [])].map(middleOf)
      // The dragged row is left out of what it is compared with, so that it changes places once and not to and fro.
      const to = placeAt([...middles.filter((_, index) => index !== dragged), Infinity], clientY)
      if (to === dragged) return
      move(dragged, to)
      setDragged(to)
    }
    const drop = () => setDragged(null)
    addEventListener('pointermove', drag)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', drop)
    return () => {
      removeEventListener('pointermove', drag)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', drop)
    }
  })
  const put = (index: number, seconds: number) =>
    onChange(slides.map((slide, i) => (i === index ? { ...slide, seconds } : slide)))
  const left = kindsLeft(slides)

  return (
    <>
      <ol id="board-slides" tabIndex={-1} className="slides" ref={rows} aria-label={t('slides')}>
        {slides.map(({ kind, seconds }, index) => {
          const name = t(`slide-${kind}`)
          return (
            <li key={kind} data-dragged={dragged === index}>
              <button
                type="button"
                className="slide-handle"
                aria-label={t('moveSlide', { slide: name, n: index + 1, of: slides.length })}
                onPointerDown={() => setDragged(index)}
                onKeyDown={(event) => {
                  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
                  if (step === undefined) return
                  event.preventDefault()
                  move(index, index + step)
                }}
              >
                <HolderOutlined aria-hidden />
              </button>
              <span className="slide-name">
                <b>
                  {index + 1}. {name}
                </b>
                <span className="soft-line">{t(`slideMore-${kind}`)}</span>
              </span>
              <InputNumber
                className="slide-seconds"
                min={5}
                max={300}
                precision={0}
                value={seconds === 0 ? null : seconds}
                status={wrongSeconds && (seconds < 5 || seconds > 300) ? 'error' : ''}
                suffix={t('secondsUnit')}
                aria-label={t('secondsOf', { slide: name })}
                onChange={(next) => put(index, next ?? 0)}
              />
              <span className="slide-do">
                <Button
                  size="small"
                  disabled={index === 0}
                  icon={<UpOutlined aria-hidden />}
                  aria-label={t('up', { slide: name })}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  size="small"
                  disabled={index === slides.length - 1}
                  icon={<DownOutlined aria-hidden />}
                  aria-label={t('down', { slide: name })}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  size="small"
                  disabled={slides.length === 1}
                  title={slides.length === 1 ? t('lastSlide') : ''}
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t('dropSlide', { slide: name })}
                  onClick={() => onChange(slides.filter((_, i) => i !== index))}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
      {wrongSeconds ? <p className="field-wrong">{t('lack-seconds')}</p> : null}
      {left.length > 0 ? (
        <p className="slides-left">
          <span className="soft-line">{t('notShown')}</span>
          {left.map((kind) => (
            <Button
              key={kind}
              size="small"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => onChange(slideAdded(slides, kind))}
            >
              {t(`slide-${kind}`)}
            </Button>
          ))}
        </p>
      ) : null}
    </>
  )
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect()
  return top + height / 2
}
