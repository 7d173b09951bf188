import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'

interface Props {
  readonly q: string
  readonly found: readonly DoorMatch[]
  readonly onChoose: (door: DoorMatch) => void
  readonly here: ReactNode
}

/** Doors that fit what was typed, each with its grid; nothing found says how else to write it. */
export function MatchList({ q, found, onChoose, here }: Props) {
  const { t } = useTranslation('find')
  if (found.length === 0)
    return (
      <>
        <p className="start">{t('noMatch', { q })}</p>
        {here}
      </>
    )
  return (
    <section aria-label={t('matches', { n: found.length })}>
      <h2 className="panel-title">{t('matches', { n: found.length })}</h2>
      <ul className="rows">
        {found.map((door) => (
          <li key={`${door.address} ${door.position.join()}`}>
            <button type="button" className="row" onClick={() => onChoose(door)}>
              <strong>{door.address}</strong>
              <span>{door.chain.map(({ name }) => name).join(' › ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
