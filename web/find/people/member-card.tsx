import { PhoneFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Member, Revealed } from '#contract/households.ts'
import { phoneWords } from '../../text/phone.ts'

const TAGS = {
  'elder-alone': 'tag_elder_alone',
  disability: 'tag_disability',
  'child-left-behind': 'tag_child_left_behind',
  'low-income': 'tag_low_income',
  'long-illness': 'tag_long_illness',
} as const

interface Props {
  readonly member: Member
  readonly revealed: Revealed | null
  readonly onAsk: () => void
}

/** A member of a household; what was revealed replaces the mask and says where it was recorded. */
export function MemberCard({ member, revealed, onAsk }: Props) {
  const { t } = useTranslation('people')
  const phone = revealed === null ? member.phone : revealed.phone
  const about = [
    member.relation,
    member.sex === null ? null : t(member.sex),
    member.birthYear === null ? null : t('born', { year: member.birthYear }),
  ]
  return (
    <div className="member">
      <p className="member-name">
        <strong>{revealed?.name ?? member.name}</strong>
        <span>{about.filter(Boolean).join(' · ')}</span>
      </p>
      {member.tags.map(({ kind, purpose, until }) => (
        <p key={kind} className="tag">
          {kind in TAGS ? t(TAGS[kind as keyof typeof TAGS]) : kind} · {purpose} ·{' '}
          {t('untilDay', { day: until })}
        </p>
      ))}
      <div className="member-phone">
        {revealed?.phone ? (
          <a href={`tel:${revealed.phone}`}>
            <PhoneFilled aria-hidden /> {phoneWords(revealed.phone)}
          </a>
        ) : (
          <span>{phone ?? t('noPhone')}</span>
        )}
        {revealed ? null : <Button onClick={onAsk}>{t('reveal')}</Button>}
      </div>
      {revealed ? <p className="fine">{t('shown', { seq: revealed.auditSeq })}</p> : null}
    </div>
  )
}
