import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import type { Found } from './search-box.tsx'
import { UnderstoodLine } from './understood-line.tsx'

interface Props {
  readonly found: Found
  readonly onChoose: (door: DoorMatch, found: Found) => void
  /** What else fits: households, for those who may see them. */
  readonly children?: ReactNode
  readonly here: ReactNode
}

/** Doors that fit what was typed, each with its grid; nothing found says how else to write it. */
export function MatchList({ found, onChoose, children, here }: Props) {
  const { t } = useTranslation('find')
  const { matches } = found
  return (
    <>
      <UnderstoodLine {...found} />
      {matches.length === 0 ? <p className="start">{t('noMatch', { q: found.q })}</p> : null}
      {matches.length > 0 ? (
        <section aria-label={t('matches', { n: matches.length })}>
          <h2 className="panel-title">{t('matches', { n: matches.length })}</h2>
          <ul className="rows">
            {matches.map((door) => (
              <li key={`${door.building} ${door.unit}`}>
                <button type="button" className="row" onClick={() => onChoose(door, found)}>
                  <strong>{door.address}</strong>
                  <span>{door.chain.map(({ name }) => name).join(' › ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {children}
      {matches.length === 0 ? here : null}
    </>
  )
}
