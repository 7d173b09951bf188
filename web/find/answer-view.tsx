import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChainLink, Located } from '#contract/locate.ts'
import { phoneWords } from '../text/phone.ts'
import { CallCard } from './call-card.tsx'
import { NearBorder } from './near-border.tsx'

interface Props {
  readonly located: Located
  readonly hasDeeper: boolean
  /** Asks at which door one stands, where a phone was unsure. */
  readonly atDoor: ReactNode
  /** What comes between the person to call and the chain above: the building a worker opened. */
  readonly children?: ReactNode
}

/**
 * The answer for a place: whom to call, then what to know near a border, then the chain above. `hasDeeper` says
 * that the deepest grid of the chain is divided further elsewhere, so that this place lies in a gap of it.
 */
export function AnswerView({ located, hasDeeper, atDoor, children }: Props) {
  const { t } = useTranslation('find')
  const { chain, call, jurisdiction, candidates, boundary, answeredBy, plan } = located
  return (
    <article className="answer">
      <CallCard call={call} where={[jurisdiction.name, ...chain.map(({ name }) => name)]} />
      {atDoor}
      {answeredBy === 'jurisdiction' ? (
        <p className="notice">{t('noGrid', { name: jurisdiction.name })}</p>
      ) : null}
      {hasDeeper ? <p className="notice">{t('partial', { name: chain.at(-1)?.name ?? '' })}</p> : null}
      {candidates.length > 0 ? (
        <NearBorder
          own={chain.at(-1) ?? null}
          candidates={candidates}
          distanceM={boundary.distanceM}
          jurisdiction={jurisdiction}
        />
      ) : null}
      {children}
      {chain.length > 0 ? <Chain chain={chain} /> : null}
      <p className="fine">{t('plan', { day: plan.effectiveFrom })}</p>
    </article>
  )
}

function Chain({ chain }: { chain: readonly ChainLink[] }) {
  const { t } = useTranslation(['find', 'site'])
  return (
    <section>
      <h2 className="panel-title">{t('chain')}</h2>
      <ol className="chain">
        {chain.map(({ level, code, name, kind, staff }) => (
          <li key={code} data-level={level}>
            <div className="chain-name">
              <strong>{name}</strong>
              <span className="code">{code}</span>
              <span className="chain-level">
                {t(`site:level${level as 1 | 2 | 3}`)}
                {kind === 'dedicated' ? ` · ${t('site:dedicated')}` : ''}
              </span>
            </div>
            {staff.length === 0 ? <p className="soft-row">{t('nobody')}</p> : null}
            {staff.map((person) => (
              <p key={`${person.role}${person.name}`} className="person">
                <span>
                  {person.role} <strong>{person.name}</strong>
                </span>
                {person.phone ? (
                  <a
                    href={`tel:${person.phone}`}
                    aria-label={t('callNow', { phone: phoneWords(person.phone) })}
                  >
                    {phoneWords(person.phone)}
                  </a>
                ) : null}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
