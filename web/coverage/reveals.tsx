import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RevealLog } from '#contract/protection.ts'
import { reveals } from '../client/reports.ts'
import { unwrap } from '../client/unwrap.ts'
import { TroubleView } from '../staff/trouble-view.tsx'
import { townTime } from '../text/town-time.ts'

const REASONS = {
  visit: 'reason_visit',
  matter: 'reason_matter',
  emergency: 'reason_emergency',
  'resident-asked': 'reason_resident_asked',
  correction: 'reason_correction',
} as const

/** Who looked at full names and numbers, when, in which grid and why. Whom they looked at stands nowhere. */
export function Reveals() {
  const { t } = useTranslation('reports')
  const found = useQuery({ queryKey: ['people', 'reveals'], queryFn: () => unwrap(reveals()) })
  return (
    <section className="report" aria-label={t('seenTitle')}>
      <h2>{t('seenTitle')}</h2>
      <p className="soft">{t('seenMore')}</p>
      {found.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {found.isError && !found.data ? (
        <TroubleView error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.data ? <Log log={found.data} /> : null}
    </section>
  )
}

function Log({ log }: { log: RevealLog }) {
  const { t } = useTranslation('reports')
  if (log.reveals.length === 0) return <p className="coverage-none">{t('nobodyLooked')}</p>
  const most = Math.max(...log.accounts.map((each) => each.reveals))
  return (
    <>
      <dl className="report-bars">
        {log.accounts.map((account) => (
          <div key={account.username ?? ''}>
            <dt>{account.staff ?? account.username ?? t('nobodyKnown')}</dt>
            <dd>
              <i aria-hidden>
                <i data-covers style={{ width: `${(100 * account.reveals) / most}%` }} />
              </i>
              {t('lookedTimes', { n: account.reveals })}
            </dd>
          </div>
        ))}
      </dl>
      <table className="reveals">
        <thead>
          <tr>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('where')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {log.reveals.map((each) => (
            <Look key={each.seq} look={each} />
          ))}
        </tbody>
      </table>
      {log.truncated ? <p className="fine">{t('onlyFirst', { n: log.reveals.length })}</p> : null}
    </>
  )
}

function Look({ look }: { look: RevealLog['reveals'][number] }) {
  const { t } = useTranslation('reports')
  const { day, clock } = townTime(new Date(look.at))
  const why = look.reason in REASONS ? t(REASONS[look.reason as keyof typeof REASONS]) : look.reason
  return (
    <tr>
      <th scope="row">{look.staff ?? look.username ?? t('nobodyKnown')}</th>
      <td>
        {day} <span>{clock}</span>
      </td>
      <td>{look.grid?.name ?? t('noGridNow')}</td>
      <td>
        {why}
        {look.bound ? <small>{t('bound')}</small> : null}
        {look.note ? <small>{look.note}</small> : null}
      </td>
    </tr>
  )
}
