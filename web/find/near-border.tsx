import { useTranslation } from 'react-i18next'
import type { Candidate, ChainLink, Located } from '#contract/locate.ts'
import { phoneWords } from '../text/phone.ts'
import { useWhomAcross } from './whom-across.ts'

interface Props {
  readonly own: ChainLink | null
  readonly candidates: readonly Candidate[]
  readonly distanceM: number
  readonly jurisdiction: Located['jurisdiction']
}

/** Near a border: names this grid and those across, each with somebody to call. */
export function NearBorder({ own, candidates, distanceM, jurisdiction }: Props) {
  const { t } = useTranslation('find')
  const nearest = candidates.slice(0, 3)
  const whom = useWhomAcross(nearest, jurisdiction)
  return (
    <section className="near" role="note">
      <p className="near-title">
        <span aria-hidden>▲</span> {own ? <strong>{own.name}</strong> : null}{' '}
        {t('near', { m: Math.max(1, Math.round(distanceM)) })}
      </p>
      <ul>
        {nearest.map(({ code, name, distanceM: far }, index) => {
          const person = whom[index]
          return (
            <li key={code}>
              <span>
                <strong>{name}</strong> <span className="code">{code.slice(12)}</span>{' '}
                <span className="soft-inline">{t('distance', { m: Math.max(1, Math.round(far)) })}</span>
                {person ? (
                  <span className="near-who">
                    {person.name}
                    {person.instead === null ? null : (
                      <span className="soft-inline"> {t('instead', { name: person.instead })}</span>
                    )}
                  </span>
                ) : null}
              </span>
              {person ? (
                <a
                  href={`tel:${person.phone}`}
                  aria-label={t('callNow', { phone: phoneWords(person.phone) })}
                >
                  {phoneWords(person.phone)}
                </a>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="near-more">{t('nearMore')}</p>
    </section>
  )
}
