import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Doing } from './doing.ts'
import { CloseForm } from './forms/close-form.tsx'
import { ContactForm } from './forms/contact-form.tsx'
import { DwellingForm } from './forms/dwelling-form.tsx'
import { EndNeedForm } from './forms/end-need-form.tsx'
import { MemberForm } from './forms/member-form.tsx'
import { MemberMoveForm } from './forms/member-move-form.tsx'
import { MergeForm } from './forms/merge-form.tsx'
import { MoveForm } from './forms/move-form.tsx'
import { NeedForm } from './forms/need-form.tsx'
import { RemoveMemberForm } from './forms/remove-member-form.tsx'
import { SplitForm } from './forms/split-form.tsx'
import { HistoryList } from './history-list.tsx'
import { HouseholdMenu } from './household-menu.tsx'
import { MemberMenu } from './member-menu.tsx'
import { useNeeds } from './need-words.ts'
import { Sheet } from './sheet.tsx'
import { useOutcomes } from './use-outcomes.ts'

interface Props {
  readonly detail: HouseholdDetail
  /** What is done now; kept while the sheet slides away, so that it does not go blank. */
  readonly doing: Doing
  readonly open: boolean
  readonly onDo: (doing: Doing) => void
  readonly onClose: () => void
  /** Another household is to be shown: the one this was merged into. */
  readonly onHousehold: (id: string) => void
  /** The household is closed or out of sight. */
  readonly onGone: () => void
}

/** The sheet of whatever is being done to a household. */
export function HouseholdSheet({ doing, open, onClose, ...rest }: Props) {
  const title = useTitle(doing)
  return (
    <Sheet title={title} open={open} onClose={onClose}>
      <Content doing={doing} onClose={onClose} {...rest} />
    </Sheet>
  )
}

function Content({ detail, doing, onDo, onClose, onHousehold, onGone }: Omit<Props, 'open'>) {
  const outcomes = useOutcomes(detail, { onClose, onHousehold, onGone })
  switch (doing.kind) {
    case 'menu':
      return <HouseholdMenu detail={detail} onDo={onDo} />
    case 'edit':
      return <DwellingForm detail={detail} onSaved={outcomes.kept('saved')} />
    case 'contact':
      return <ContactForm detail={detail} onSaved={outcomes.kept('savedContact')} />
    case 'move':
      return <MoveForm detail={detail} onSaved={outcomes.moved} />
    case 'split':
      return <SplitForm detail={detail} onSaved={outcomes.split} />
    case 'merge':
      return <MergeForm detail={detail} onSaved={outcomes.merged} />
    case 'close':
      return <CloseForm detail={detail} onSaved={outcomes.closed} />
    case 'history':
      return <HistoryList household={detail.id} people={detail.people} />
    case 'member-add':
      return <MemberForm detail={detail} member={null} onSaved={outcomes.kept('addedMember')} />
    case 'member-menu':
      return <MemberMenu member={doing.member} onDo={onDo} />
    case 'member-edit':
      return <MemberForm detail={detail} member={doing.member} onSaved={outcomes.kept('savedMember')} />
    case 'member-move':
      return <MemberMoveForm detail={detail} member={doing.member} onSaved={outcomes.memberMoved} />
    case 'member-remove':
      return (
        <RemoveMemberForm detail={detail} member={doing.member} onSaved={outcomes.kept('removedMember')} />
      )
    case 'need':
      return <NeedForm detail={detail} member={doing.member} onSaved={outcomes.kept('savedNeed')} />
    case 'end-need':
      return <EndNeedForm detail={detail} need={doing.need} onSaved={outcomes.kept('endedNeed')} />
  }
}

function useTitle(doing: Doing): string {
  const { t } = useTranslation(['peopleForm', 'household'])
  const needs = useNeeds()
  switch (doing.kind) {
    case 'menu':
      return t('household:menu')
    case 'history':
      return t('household:history')
    case 'edit':
      return t('editTitle')
    case 'contact':
      return t('contactTitle')
    case 'move':
      return t('moveTitle')
    case 'split':
      return t('splitTitle')
    case 'merge':
      return t('mergeTitle')
    case 'close':
      return t('closeTitle')
    case 'member-add':
      return t('addMember')
    case 'member-menu':
      return doing.member.name
    case 'member-edit':
      return t('editMember', { name: doing.member.name })
    case 'member-move':
      return t('memberMoveTitle', { name: doing.member.name })
    case 'member-remove':
      return t('removeTitle', { name: doing.member.name })
    case 'need':
      return t('needTitle', { name: doing.member.name })
    case 'end-need':
      return t('endNeedTitle', { kind: needs.words(doing.need.kind) })
  }
}
