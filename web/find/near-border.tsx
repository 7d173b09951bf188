import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Candidate, ChainLink } from '#contract/locate.ts'
import { gridByCode } from '../client/grids.ts'
import { unwrap } from '../client/unwrap.ts'
import { phoneWords } from '../text/phone.ts'

interface Props {
  readonly own: ChainLink | null
  readonly candidates: readonly Candidate[]
  readonly distanceM: number
}

/** Near a border: names this grid and those across, each with somebody to call. */
export function NearBorder({ own, candidates, distanceM }: Props) {
  const { t } = useTranslation('find')
  const nearest = candidates.slice(0, 3)
  const details = useQueries({
    queries: nearest.map(({ code }) => ({
      queryKey: ['grid', code],
      queryFn: () => unwrap(gridByCode(code)),
    })),
  })
  return (
    <section className="near" role="note">
      <p className="near-title">
        <span aria-hidden>▲</span> {own ? <strong>{own.name}</strong> : null}{' '}
        {t('near', { m: Math.max(1, Math.round(distanceM)) })}
      </p>
      <ul>
        {nearest.map(({ code, name, distanceM: far }, index) => {
          const person = details[index]?.data?.staff.find(({ phone }) => phone !== undefined)
          return (
            <li key={code}>
              <span>
                <strong>{name}</strong> <span className="code">{code.slice(12)}</span>{' '}
                <span className="soft-inline">{t('distance', { m: Math.max(1, Math.round(far)) })}</span>
                {person ? <span className="near-who">{person.name}</span> : null}
              </span>
              {person?.phone ? (
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
