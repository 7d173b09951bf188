import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Visit } from '#contract/visits.ts'
import { useLocalVisits } from './visit-local.ts'
import { useVisitQueue } from './visit-sending.ts'
import { useVisitWords } from './visit-words.ts'

/** Visits shown before somebody asks for more. */
const FIRST = 5

interface Line {
  readonly id: string
  readonly at: string
  readonly outcome: Visit['outcome']
  readonly note: string | null
  readonly by: string | null
  readonly state: 'sent' | 'waiting' | 'refused'
  readonly mayUndo: boolean
}

/** All visits of a household, newest first: those still on this phone and those the server has. */
export function VisitList({ household, known }: { household: string; known: readonly Visit[] }) {
  const { t } = useTranslation('visits')
  const local = useLocalVisits()
  const [more, setMore] = useState(false)
  const onPhone = local.visits.filter(({ visit }) => visit.household === household)
  const ids = new Set(onPhone.map(({ visit }) => visit.id))
  const lines: Line[] = [
    ...onPhone.map(({ visit, refusal }) => ({
      ...visit,
      by: null,
      state: refusal === null ? ('waiting' as const) : ('refused' as const),
      mayUndo: refusal === null,
    })),
    ...known
      .filter(({ id }) => !ids.has(id) && !local.takenBack.has(id))
      .map((visit) => ({
        ...visit,
        state: 'sent' as const,
        mayUndo: visit.takeBackUntil !== null && Date.parse(visit.takeBackUntil) > Date.now(),
      })),
  ]
  if (lines.length === 0) return <p className="fine">{t('noVisits')}</p>
  const shown = more ? lines : lines.slice(0, FIRST)
  return (
    <>
      <ul className="visit-list" aria-label={t('list')}>
        {shown.map((line) => (
          <li key={line.id}>
            <VisitLine line={line} household={household} />
          </li>
        ))}
      </ul>
      {lines.length > shown.length ? (
        <Button type="text" block onClick={() => setMore(true)}>
          {t('more', { n: lines.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

function VisitLine({ line, household }: { line: Line; household: string }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const undo = useTakeBack()
  return (
    <div className="visit-line">
      <div>
        <p>
          <strong data-outcome={line.outcome}>{words.outcome(line.outcome)}</strong>{' '}
          <span>{words.moment(line.at)}</span>{' '}
          {line.by === null ? null : <span>{t('by', { name: line.by })}</span>}
          {line.state === 'sent' ? null : (
            <span className="visit-mark" data-state={line.state}>
              {t(line.state === 'waiting' ? 'waitingMark' : 'notTaken')}
            </span>
          )}
        </p>
        {line.note === null ? null : <p className="visit-words">{line.note}</p>}
      </div>
      {line.mayUndo ? (
        <Button onClick={() => undo({ of: 'visit', id: line.id, household })}>{t('undo')}</Button>
      ) : null}
    </div>
  )
}

/** Asks, then takes a visit or patrol back, now or when there is a network. */
export function useTakeBack() {
  const { t } = useTranslation('visits')
  const { modal } = App.useApp()
  const queue = useVisitQueue()
  return (errand: { of: 'visit' | 'patrol'; id: string; household: string | null }) =>
    void modal.confirm({
      title: t('undoAsk'),
      content: t('undoMore'),
      okText: t('undo'),
      cancelText: t('keepIt'),
      onOk: () => queue?.keep({ kind: 'take-back', ...errand }),
    })
}
