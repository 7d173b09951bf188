import { PhoneFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Call } from '#contract/locate.ts'
import { phoneWords } from '../text/phone.ts'

const WHY = {
  duty: 'why_duty',
  deputy: 'why_deputy',
  'upper-level': 'why_upper_level',
  jurisdiction: 'why_jurisdiction',
} as const

/** Whom to call now, the largest thing on the page; the whole lower half is the button that dials. */
export function CallCard({ call, where }: { call: Call; where: readonly string[] }) {
  const { t } = useTranslation('find')
  return (
    <section className="call" aria-label={t('callFirst')} data-why={call.why}>
      <p className="call-where">{where.join(' › ')}</p>
      <p className="call-who">
        <span className="call-first">{t('callFirst')}</span>
        <strong>{call.name}</strong>
        <span className="call-role">{call.role}</span>
      </p>
      <p className="call-why">{t(WHY[call.why])}</p>
      <a
        className="call-dial"
        href={`tel:${call.phone}`}
        aria-label={t('callNow', { phone: phoneWords(call.phone) })}
      >
        <PhoneFilled aria-hidden />
        <span>{phoneWords(call.phone)}</span>
      </a>
    </section>
  )
}
