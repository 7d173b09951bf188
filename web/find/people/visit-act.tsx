import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '#contract/visits.ts'
import { freshId, instantNow, useVisitQueue } from './visit-sending.ts'
import { NoteSheet, VisitSheet } from './visit-sheet.tsx'
import { useVisitWords } from './visit-words.ts'

/** How long a visit stays on the phone before it is sent: so long it is undone without a trace. */
const SECOND_THOUGHTS_MS = 7_000

/** How long somebody may write a note to a visit that was just made. */
const WRITING_MS = 120_000

/** What was just recorded. */
interface Made {
  readonly id: string
  readonly outcome: Outcome
  readonly said: 'recorded' | 'tooLate'
}

interface Props {
  readonly household: string
  /** What else belongs at the thumb. */
  readonly beside?: ReactNode
  /** What to know before going in, in one line above the button. */
  readonly about?: ReactNode
  /** A visit was made. */
  readonly onMade?: () => void
  /** The seconds in which it may be undone are over, or it was, or nobody looks any more. */
  readonly onSettled?: () => void
}

/** The button 走访 with all that follows it: choose an outcome, and for some seconds undo it or add a note. */
export function VisitAct({ household, beside, about, onMade, onSettled }: Props) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const queue = useVisitQueue()
  const [sheet, setSheet] = useState<'outcome' | 'note' | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const settled = useRef(onSettled)
  settled.current = onSettled
  useEffect(() => {
    if (made === null || sheet !== null) return
    const over = setTimeout(() => {
      setMade(null)
      settled.current?.()
    }, SECOND_THOUGHTS_MS)
    return () => clearTimeout(over)
  }, [made, sheet])

  const open = useRef(false)
  open.current = made !== null
  useEffect(
    () => () => {
      if (open.current) settled.current?.()
    },
    [],
  )

  async function record(outcome: Outcome, note: string | null) {
    if (queue === null) return
    setSheet(null)
    // Before the visit is known to anybody: a list that ticks it off must not take this button away.
    onMade?.()
    const id = freshId()
    await queue.keep({ kind: 'visit', id, household, at: instantNow(), outcome, note }, SECOND_THOUGHTS_MS)
    setMade({ id, outcome, said: 'recorded' })
  }
  async function undo({ id }: Made) {
    setMade(null)
    await queue?.keep({ kind: 'take-back', of: 'visit', id, household })
    onSettled?.()
  }
  /** While somebody writes, the visit waits on the phone. */
  async function write({ id }: Made) {
    setSheet('note')
    await queue?.hold(id, WRITING_MS)
  }
  async function noted(visit: Made, note: string | null) {
    setSheet(null)
    const inTime = note === null || (await queue?.amend(visit.id, note)) === true
    if (note === null) await queue?.hold(visit.id, 0)
    setMade(inTime ? null : { ...visit, said: 'tooLate' })
    if (inTime) onSettled?.()
  }

  return (
    <div className="visit-act">
      {about}
      {made === null ? (
        <div className="visit-row">
          <Button
            type="primary"
            block
            className="visit-button"
            disabled={queue === null}
            onClick={() => setSheet('outcome')}
          >
            {t('visit')}
          </Button>
          {beside}
        </div>
      ) : (
        <div className="visit-made">
          <p role="status">
            {made.said === 'recorded' ? t('recorded', { what: words.outcome(made.outcome) }) : t('tooLate')}
          </p>
          {made.said === 'recorded' ? <Button onClick={() => void write(made)}>{t('addNote')}</Button> : null}
          <Button onClick={() => void undo(made)}>{t('undo')}</Button>
        </div>
      )}
      <VisitSheet
        open={sheet === 'outcome'}
        onClose={() => setSheet(null)}
        onOutcome={(outcome, note) => void record(outcome, note)}
      />
      <NoteSheet
        open={sheet === 'note'}
        onClose={() => made && void noted(made, null)}
        onNote={(note) => made && void noted(made, note)}
      />
    </div>
  )
}
