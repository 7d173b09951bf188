import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import { ActionList } from './action-list.tsx'
import type { Doing } from './doing.ts'

interface Props {
  readonly detail: HouseholdDetail
  readonly onDo: (doing: Doing) => void
}

const WORDS = {
  'member-add': 'addMember',
  edit: 'edit',
  contact: 'setContact',
  history: 'history',
  move: 'move',
  split: 'split',
  merge: 'merge',
  close: 'close',
} as const

/** What can be done to the household as a whole; only two people and more can be split. */
export function HouseholdMenu({ detail, onDo }: Props) {
  const { t } = useTranslation('household')
  const kinds = ['member-add', 'edit', 'contact', 'history', 'move', 'split', 'merge', 'close'] as const
  const possible = kinds.filter((kind) => kind !== 'split' || detail.people.length > 1)
  return (
    <ActionList
      actions={possible.map((key) => ({
        key,
        words: t(WORDS[key]),
        danger: key === 'merge' || key === 'close',
      }))}
      onChoose={({ key }) => onDo({ kind: key })}
    />
  )
}
