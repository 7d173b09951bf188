import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../editor/draft-session.ts'
import type { PlanMap } from '../../map/plan-map.ts'
import type { Swipe } from '../../map/plan-swipe.ts'
import { movedByKey } from './moved-by-key.ts'

interface Props {
  readonly session: DraftSession
  readonly map: PlanMap
  /** Id of the plan in force. */
  readonly plan: string
}

/** Left of a divider the plan in force, right of it the draft; the divider follows mouse, finger and keys. */
export function SwipeView({ session, map, plan }: Props) {
  const { t } = useTranslation('planDifference')
  const box = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLDivElement>(null)
  const held = useRef<number | null>(null)
  const [swipe, setSwipe] = useState<Swipe | null>(null)
  const [failed, setFailed] = useState(false)
  const [percent, setPercent] = useState(50)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture keeps the language and the colours it was made in
  useEffect(() => {
    const container = picture.current
    if (container === null) return
    try {
      const made = map.swipe({
        container,
        plan,
        grids: session.state().plan.snapshot.grids,
        label: t('pictureOfInForce'),
      })
      setSwipe(made)
      return () => {
        setSwipe(null)
        made.remove()
      }
    } catch {
      setFailed(true)
    }
  }, [map, plan])
  useEffect(() => swipe?.cover(percent / 100), [swipe, percent])

  function onKeyDown(event: KeyboardEvent): void {
    const moved = movedByKey(event, percent)
    if (moved === null) return
    event.preventDefault()
    setPercent(moved)
  }
  function take(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = event.clientX - placeOf(percent)
  }
  function drag({ clientX }: PointerEvent): void {
    if (held.current === null || box.current === null) return
    const { left, width } = box.current.getBoundingClientRect()
    const share = ((clientX - held.current - left) / width) * 100
    setPercent(Math.min(100, Math.max(0, Math.round(share * 10) / 10)))
  }
  /** Where the divider stands, in pixels of the window. */
  function placeOf(share: number): number {
    const { left, width } = box.current!.getBoundingClientRect()
    return left + (width * share) / 100
  }
  const letGo = () => {
    held.current = null
  }

  if (failed)
    return (
      <p className="compare-notice" role="status">
        {t('noSecondMap')}
      </p>
    )
  return (
    <div ref={box} className="swipe">
      <div className="swipe-cut" style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}>
        <div ref={picture} className="swipe-picture" />
      </div>
      <div
        role="slider"
        tabIndex={0}
        className="swipe-divider"
        style={{ left: `${percent}%` }}
        aria-label={t('divider')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={t('dividerAt', { percent: Math.round(percent) })}
        onKeyDown={onKeyDown}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <span className="swipe-line" />
        <span className="swipe-caption" data-side="left">
          {t('captionInForce')}
        </span>
        <span className="swipe-caption" data-side="right">
          {t('captionDraft')}
        </span>
        <span className="swipe-handle" data-at={percent < 4 ? 'start' : percent > 96 ? 'end' : 'between'}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M9 6l-6 6 6 6M15 6l6 6-6 6" />
          </svg>
        </span>
      </div>
    </div>
  )
}
