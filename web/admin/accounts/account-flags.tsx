import { useTranslation } from 'react-i18next'
import type { Account } from '#contract/accounts.ts'
import { townTime } from '../../text/town-time.ts'

/** What there is to know of an account at a glance: one's own, shut, locked, with one-time codes. */
export function AccountFlags({ account }: { account: Account }) {
  const { t } = useTranslation('adminAccounts')
  const { mine, disabledAt, lockedUntil, codes } = account
  return (
    <span className="flags">
      {mine ? (
        <span className="flag" data-kind="plain">
          {t('mine')}
        </span>
      ) : null}
      {disabledAt === null ? null : (
        <span className="flag" data-kind="empty">
          {t('shutSince', { day: townTime(new Date(disabledAt)).day })}
        </span>
      )}
      {lockedUntil === null ? null : (
        <span className="flag" data-kind="soon">
          {t('lockedUntil', { time: townTime(new Date(lockedUntil)).clock })}
        </span>
      )}
      {codes ? (
        <span className="flag" data-kind="public">
          {t('withCodes')}
        </span>
      ) : null}
    </span>
  )
}
