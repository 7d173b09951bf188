import { Button, Drawer, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NOTE, type Outcome } from '#contract/visits.ts'
import { OUTCOMES } from './visit-words.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  /** The outcome that was pressed, with the note written before it (null: none). */
  readonly onOutcome: (outcome: Outcome, note: string | null) => void
}

/** Five big buttons at the thumb; pressing one is the whole visit. A note may be written first. */
export function VisitSheet({ open, onClose, onOutcome }: Props) {
  const { t } = useTranslation('visits')
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size="auto"
      destroyOnHidden
      title={t('howItWent')}
      className="visit-sheet"
    >
      <Choices onOutcome={onOutcome} />
    </Drawer>
  )
}

function Choices({ onOutcome }: Pick<Props, 'onOutcome'>) {
  const { t } = useTranslation('visits')
  const [note, setNote] = useState('')
  return (
    <>
      <NoteField value={note} onChange={setNote} />
      <div className="outcomes">
        {OUTCOMES.map(({ outcome, key, covers }) => (
          <button
            key={outcome}
            type="button"
            className="outcome"
            data-covers={covers}
            data-outcome={outcome}
            onClick={() => onOutcome(outcome, note.trim() || null)}
          >
            <strong>{t(key)}</strong>
            {covers ? <small>{t('counts')}</small> : null}
          </button>
        ))}
      </div>
    </>
  )
}

/** A note for a visit already recorded and not sent yet. */
export function NoteSheet({
  open,
  onClose,
  onNote,
}: {
  open: boolean
  onClose: () => void
  onNote: (note: string | null) => void
}) {
  const { t } = useTranslation('visits')
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size="auto"
      destroyOnHidden
      title={t('addNote')}
      className="visit-sheet"
    >
      <NoteForm onNote={onNote} />
    </Drawer>
  )
}

function NoteForm({ onNote }: { onNote: (note: string | null) => void }) {
  const { t } = useTranslation('visits')
  const [note, setNote] = useState('')
  return (
    <>
      <NoteField value={note} onChange={setNote} />
      <Button type="primary" block size="large" onClick={() => onNote(note.trim() || null)}>
        {t('saveNote')}
      </Button>
    </>
  )
}

function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useTranslation('visits')
  const id = useId()
  return (
    <div className="visit-note">
      <label htmlFor={id}>{t('note')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={MAX_NOTE}
        placeholder={t('noteHint')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
