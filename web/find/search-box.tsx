import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import { lookup } from '../client/lookup.ts'
import type { Trouble } from '../client/request.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'

interface Props {
  /** Several doors, or none. */
  readonly onFound: (q: string, found: readonly DoorMatch[]) => void
  /** The one door that was meant. */
  readonly onOne: (door: DoorMatch) => void
}

/** Finds doors by address; goes straight there when only one is meant. */
export function SearchBox({ onFound, onOne }: Props) {
  const { t } = useTranslation('find')
  const words = useTroubleWords()
  const [q, setQ] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function search(event: FormEvent) {
    event.preventDefault()
    const wanted = q.trim()
    if (wanted === '') return
    setBusy(true)
    const answer = await lookup(wanted)
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (!answer.ok) return
    const { matches } = answer.value
    const best = onlyOne(matches)
    if (best) onOne(best)
    else onFound(wanted, matches)
  }

  return (
    <search>
      <form className="search" onSubmit={(event) => void search(event)}>
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
          onChange={({ target }) => setQ(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('search')}
        </Button>
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
