import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch, UnderstoodPart } from '#contract/lookup.ts'
import { lookup } from '../../../client/lookup.ts'
import type { Trouble } from '../../../client/request.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'

/** A building or one of its units, chosen by its address. */
export interface PickedDoor {
  readonly building: string
  readonly unit: string | null
  readonly address: string
}

interface Props {
  readonly id?: string
  readonly value?: PickedDoor | null
  readonly onChange?: (door: PickedDoor) => void
  /** What the search box begins with. */
  readonly start: string
  /** What was understood of the address, for room and floor. */
  readonly onUnderstood: (parts: readonly UnderstoodPart[]) => void
}

/** Finds a door by its address and has one of those found chosen; for use as a field of a form. */
export function DoorPicker({ id, value, onChange, start, onUnderstood }: Props) {
  const { t } = useTranslation('peopleForm')
  const words = useTroubleWords()
  const [q, setQ] = useState(start)
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<readonly DoorMatch[] | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function search() {
    if (q.trim() === '') return
    setBusy(true)
    const answer = await lookup(q.trim())
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (!answer.ok) return
    const { matches, understood } = answer.value
    setFound(matches)
    const [only, ...others] = matches
    if (only && others.length === 0) onChange?.(doorOf(only))
    onUnderstood(understood)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void search()
  }

  return (
    <>
      <div className="door-search">
        <Input
          {...(id === undefined ? {} : { id })}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={60}
          placeholder={t('doorHint')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={onKeyDown}
        />
        <Button loading={busy} onClick={() => void search()}>
          {t('findDoor')}
        </Button>
      </div>
      <div aria-live="polite">
        {trouble ? <p className="form-trouble">{words(trouble)}</p> : null}
        {found?.length === 0 ? <p className="form-note">{t('doorNone')}</p> : null}
      </div>
      {found && found.length > 0 ? (
        <div className="picks" role="radiogroup" aria-label={t('door')}>
          {found.map((door) => (
            <label key={`${door.building} ${door.unit}`} className="pick">
              <input
                type="radio"
                name="door"
                checked={value?.building === door.building && value.unit === door.unit}
                onChange={() => onChange?.(doorOf(door))}
              />
              <span>
                <strong>{door.address}</strong>
                <span>{door.chain.map(({ name }) => name).join(' › ')}</span>
              </span>
            </label>
          ))}
        </div>
      ) : null}
    </>
  )
}

function doorOf({ building, unit, address }: DoorMatch): PickedDoor {
  return { building, unit, address }
}
