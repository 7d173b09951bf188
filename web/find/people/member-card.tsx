import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Member, Revealed } from '#contract/households.ts'
import type { Doing } from './doing.ts'
import { MemberNeeds } from './member-needs.tsx'
import { RevealedNumber } from './revealed-number.tsx'

interface Props {
  readonly member: Member
  readonly revealed: Revealed | null
  readonly onAsk: () => void
  readonly onMask: () => void
  readonly onDo: ((doing: Doing) => void) | null
}

/** A member of a household; what was revealed replaces the mask for its time. */
export function MemberCard({ member, revealed, onAsk, onMask, onDo }: Props) {
  const { t } = useTranslation(['people', 'household'])
  const { name, relation, sex, birthYear, residence, isChild, phone } = member
  const about = [
    relation,
    sex === null ? null : t(sex),
    birthYear === null ? null : t('born', { year: birthYear }),
    isChild ? t('household:child') : null,
  ]
  const own = revealed?.through === 'self' ? revealed.name : name
  return (
    <div className="member">
      <div className="member-head">
        <p className="member-name">
          <strong>{own}</strong>
          <span>{about.filter(Boolean).join(' · ')}</span>
        </p>
        {onDo ? (
          <Button
            autoInsertSpace={false}
            aria-label={t('household:changeMemberOf', { name })}
            onClick={() => onDo({ kind: 'member-menu', member })}
          >
            {t('household:changeMember')}
          </Button>
        ) : null}
      </div>
      {residence === 'here' ? null : (
        <p className="residence">
          <span aria-hidden>⇄</span> {t(`household:${residence}`)}
        </p>
      )}
      {isChild ? <Guardian member={member} /> : null}
      <MemberNeeds member={member} onDo={onDo} />
      {revealed ? (
        <RevealedNumber revealed={revealed} onOver={onMask} />
      ) : (
        <div className="member-phone">
          <span>{isChild ? '' : (phone ?? t('noPhone'))}</span>
          <Button onClick={onAsk}>
            {t(isChild ? 'household:revealGuardian' : phone === null ? 'revealName' : 'reveal')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Guardian({ member: { guardian } }: { member: Member }) {
  const { t } = useTranslation('household')
  return (
    <p className="guardian">
      {guardian === null ? t('throughAnyone') : t('throughGuardian', { name: guardian.name })}
    </p>
  )
}
