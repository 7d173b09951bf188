import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member, Revealed } from '#contract/households.ts'
import { household } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { BackButton } from './back-button.tsx'
import { MemberCard } from './member-card.tsx'
import { RevealDialog } from './reveal-dialog.tsx'

/** One household: its door, and its members with names and phones masked until a reason is given. */
export function HouseholdView({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation('people')
  const [asked, setAsked] = useState<Member | null>(null)
  const [shown, setShown] = useState<ReadonlyMap<string, Revealed>>(new Map())
  const detail = useQuery({
    queryKey: ['people', 'household', id],
    queryFn: () => unwrap(household(id)),
  })
  if (detail.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (detail.isError)
    return (
      <>
        <BackButton onBack={onBack} />
        <TroubleView error={detail.error} retry={() => void detail.refetch()} />
      </>
    )
  const { address, occupancy, people, grid } = detail.data
  return (
    <section aria-label={address}>
      <BackButton onBack={onBack} />
      <h2 className="household-title">{address}</h2>
      <p className="household-line">
        {[t(occupancy), t('members', { n: people.length }), grid?.name].filter(Boolean).join(' · ')}
      </p>
      <p className="fine">{t('masked')}</p>
      <ul className="members">
        {people.map((member) => (
          <li key={member.id}>
            <MemberCard
              member={member}
              revealed={shown.get(member.id) ?? null}
              onAsk={() => setAsked(member)}
            />
          </li>
        ))}
      </ul>
      <RevealDialog
        member={asked}
        onClose={() => setAsked(null)}
        onShown={(revealed) => {
          setShown(new Map(shown).set(revealed.id, revealed))
          setAsked(null)
        }}
      />
    </section>
  )
}
