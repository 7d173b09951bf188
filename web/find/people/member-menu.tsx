import { useTranslation } from 'react-i18next'
import type { Member } from '#contract/households.ts'
import { ActionList } from './action-list.tsx'
import type { Doing } from './doing.ts'

/** What can be done about one member. */
export function MemberMenu({ member, onDo }: { member: Member; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('household')
  return (
    <ActionList
      actions={[
        { key: 'member-edit', words: t('memberEdit') },
        { key: 'need', words: t('memberNeed') },
        { key: 'member-move', words: t('memberMove') },
        { key: 'member-remove', words: t('memberRemove'), danger: true },
      ]}
      onChoose={({ key }) => onDo({ kind: key as 'member-edit', member })}
    />
  )
}
