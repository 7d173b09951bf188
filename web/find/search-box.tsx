import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch, DoorMatches } from '#contract/lookup.ts'
import { lookup } from '../client/lookup.ts'
import type { Trouble } from '../client/request.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'

/** What was typed and the doors it may mean. */
export interface Found extends DoorMatches {
  readonly q: string
  /** Sent off with Enter or the button; else only typed so far. */
  readonly sent: boolean
}

interface Props {
  /** The doors that fit what is typed so far; null when nothing is typed any more. */
  readonly onFound: (found: Found | null) => void
  /** The one door that was meant. */
  readonly onOne: (door: DoorMatch, found: Found) => void
  /** Other ways to say where one is, at the end of the line. */
  readonly children?: ReactNode
}

/** A pause this long asks; while somebody types on, nothing is asked. */
const PAUSE_MS = 250

/** Finds doors by address while one types; Enter goes straight there when only one is meant. */
export function SearchBox({ onFound, onOne, children }: Props) {
  const { t } = useTranslation('find')
  const words = useTroubleWords()
  const [q, setQ] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)
  const timer = useRef<number>(undefined)
  // What stands in the box, also where Enter comes before the page was drawn anew.
  const latest = useRef('')
  useEffect(() => () => clearTimeout(timer.current), [])

  /** Asks for what stands there now; an answer that a later question overtook is dropped. */
  async function search(wanted: string, sent: boolean): Promise<Found | null> {
    const turn = ++asked.current
    // A button that is busy takes no Enter: only what was sent off may keep it busy.
    setBusy(sent)
    const answer = await lookup(wanted)
    if (turn !== asked.current) return null
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    return answer.ok ? { q: wanted, sent, ...answer.value } : null
  }

  function typed(text: string, composing: boolean) {
    setQ(text)
    latest.current = text
    clearTimeout(timer.current)
    asked.current++
    setBusy(false)
    const wanted = text.trim()
    if (wanted === '') {
      setTrouble(null)
      onFound(null)
    } else if (!composing && wanted.length > 1) {
      timer.current = window.setTimeout(async () => {
        const found = await search(wanted, false)
        if (found) onFound(found)
      }, PAUSE_MS)
    }
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    clearTimeout(timer.current)
    const wanted = latest.current.trim()
    if (wanted === '') return
    const found = await search(wanted, true)
    if (found === null) return
    const best = onlyOne(found.matches)
    if (best) onOne(best, found)
    else onFound(found)
  }

  return (
    <search>
      <form className="search" onSubmit={(event) => void submit(event)}>
        <label className="unseen" htmlFor="address">
          {t('searchLabel')}
        </label>
        <Input
          id="address"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={60}
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('searchHint')}
          value={q}
          onChange={({ target, nativeEvent }) =>
            typed(target.value, (nativeEvent as InputEvent).isComposing === true)
          }
          onCompositionEnd={({ currentTarget }) => typed(currentTarget.value, false)}
        />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('search')}
        </Button>
        {children}
      </form>
      {trouble ? (
        <p className="search-trouble" role="alert">
          {words(trouble)}
        </p>
      ) : null}
    </search>
  )
}

/** The single match, or the one that fits exactly where no other does. */
function onlyOne(matches: readonly DoorMatch[]): DoorMatch | null {
  const [best, next] = matches
  if (best === undefined) return null
  return next === undefined || (best.score === 1 && next.score < 1) ? best : null
}
