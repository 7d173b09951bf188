import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { MAX_NOTE } from '#contract/visits.ts'
import { unwrap } from '../../client/unwrap.ts'
import { patrols } from '../../client/visits.ts'
import { useSession } from '../../staff/use-session.ts'
import { useTakeBack } from '../people/visit-list.tsx'
import { useLocalVisits } from '../people/visit-local.ts'
import { freshId, instantNow, useVisitQueue, useWaiting } from '../people/visit-sending.ts'
import { useVisitWords } from '../people/visit-words.ts'

/** Patrols shown in the list. */
const SHOWN = 6

/** 巡查: one button to say that a grid was walked, and the latest ones. */
export function Patrols() {
  const { t } = useTranslation('visits')
  const { session } = useSession()
  const queue = useVisitQueue()
  const [open, setOpen] = useState(false)
  if (!session || session.grids.length === 0) return null
  return (
    <section className="patrols" aria-label={t('patrols')}>
      <h3 className="panel-title">{t('patrols')}</h3>
      <p className="fine">{t('recordPatrolMore')}</p>
      <Button block disabled={queue === null} onClick={() => setOpen(true)}>
        {t('recordPatrol')}
      </Button>
      <PatrolList session={session} />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        destroyOnHidden
        title={t('recordPatrol')}
        className="visit-sheet"
      >
        <PatrolForm
          session={session}
          onPatrol={(grid, note) => {
            setOpen(false)
            void queue?.keep({ kind: 'patrol', id: freshId(), grid, at: instantNow(), note })
          }}
        />
      </Drawer>
    </section>
  )
}

interface FormProps {
  readonly session: Session
  readonly onPatrol: (grid: string, note: string | null) => void
}

function PatrolForm({ session, onPatrol }: FormProps) {
  const { t } = useTranslation('visits')
  const [grid, setGrid] = useState(session.grids[0]!.code)
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <>
      {session.grids.length > 1 ? (
        <fieldset className="patrol-grids">
          <legend>{t('whichGrid')}</legend>
          <Radio.Group
            className="reasons"
            value={grid}
            onChange={({ target }) => setGrid(target.value)}
            options={session.grids.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </fieldset>
      ) : null}
      <div className="visit-note">
        <label htmlFor={id}>{t('patrolNote')}</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={MAX_NOTE}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      <Button
        type="primary"
        block
        className="visit-button"
        onClick={() => onPatrol(grid, note.trim() || null)}
      >
        {t('recordPatrol')}
      </Button>
    </>
  )
}

function PatrolList({ session }: { session: Session }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const undo = useTakeBack()
  const waiting = useWaiting(useVisitQueue())
  const { takenBack } = useLocalVisits()
  const known = useQuery({ queryKey: ['people', 'patrols'], queryFn: () => unwrap(patrols()) })
  const nameOf = (grid: string) => session.grids.find(({ code }) => code === grid)?.name ?? grid
  const onPhone = waiting
    .flatMap(({ errand, refusal }) =>
      errand.kind === 'patrol' && refusal === null && !takenBack.has(errand.id) ? [errand] : [],
    )
    .reverse()
  const ids = new Set(onPhone.map(({ id }) => id))
  const told = (known.data?.patrols ?? []).filter(({ id }) => !ids.has(id) && !takenBack.has(id))
  const lines = [
    ...onPhone.map((each) => ({ ...each, gridName: nameOf(each.grid), by: null, mayUndo: true })),
    ...told.map((each) => ({
      ...each,
      mayUndo: each.takeBackUntil !== null && Date.parse(each.takeBackUntil) > Date.now(),
    })),
  ]
  if (lines.length === 0) return known.data ? <p className="fine">{t('noPatrols')}</p> : null
  return (
    <ul className="visit-list">
      {lines.slice(0, SHOWN).map(({ id, at, note, gridName, by, mayUndo }) => (
        <li key={id} className="visit-line">
          <div>
            <p>
              <strong>{gridName}</strong> <span>{words.moment(at)}</span>{' '}
              {by === null ? (
                <span className="visit-mark">{t('waitingMark')}</span>
              ) : (
                <span>{t('by', { name: by })}</span>
              )}
            </p>
            {note === null ? null : <p className="visit-words">{note}</p>}
          </div>
          {mayUndo ? (
            <Button onClick={() => undo({ of: 'patrol', id, household: null })}>{t('undo')}</Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
