import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail, Member, Revealed } from '#contract/households.ts'
import type { Doing } from './doing.ts'
import { MemberCard } from './member-card.tsx'
import { RevealDialog } from './reveal-dialog.tsx'

interface Props {
  readonly detail: HouseholdDetail
  /** Begins a change; null for those who may only look. */
  readonly onDo: ((doing: Doing) => void) | null
}

/** The members; what was revealed is shown for its time and then masked again. */
export function MemberList({ detail, onDo }: Props) {
  const { t } = useTranslation(['people', 'household'])
  const [asked, setAsked] = useState<Member | null>(null)
  const [shown, setShown] = useState<readonly Revealed[]>([])
  const { id, people } = detail
  return (
    <>
      <p className="fine">{people.length === 0 ? t('household:alone') : t('masked')}</p>
      <ul className="members">
        {people.map((member) => (
          <li key={member.id}>
            <MemberCard
              member={member}
              revealed={shown.find((revealed) => revealed.id === member.id) ?? null}
              onAsk={() => setAsked(member)}
              onMask={() => setShown((now) => now.filter((revealed) => revealed.id !== member.id))}
              onDo={onDo}
            />
          </li>
        ))}
      </ul>
      <RevealDialog
        household={id}
        member={asked}
        onClose={() => setAsked(null)}
        onShown={(revealed) => {
          setShown((now) => [...now.filter((other) => other.id !== revealed.id), revealed])
          setAsked(null)
        }}
      />
    </>
  )
}
