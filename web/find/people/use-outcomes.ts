import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdGone } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { householdKey, keepChanged, readListsAgain } from './people-queries.ts'

interface Ways {
  readonly onClose: () => void
  readonly onHousehold: (id: string) => void
  readonly onGone: () => void
}

type Plain =
  | 'saved'
  | 'savedContact'
  | 'addedMember'
  | 'savedMember'
  | 'removedMember'
  | 'savedNeed'
  | 'endedNeed'

/** What the page does and says once a change is saved. */
export function useOutcomes(detail: HouseholdDetail, { onClose, onHousehold, onGone }: Ways) {
  const { t } = useTranslation('household')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const own = householdKey(detail.id)

  function done(words: string): void {
    onClose()
    void message.success(words)
  }
  function gone(words: string): void {
    done(words)
    onGone()
    queries.removeQueries({ queryKey: own })
    readListsAgain(queries)
  }
  /** Another household took part; this one is read anew. */
  function withOther(other: HouseholdDetail, words: string): void {
    keepChanged(queries, other)
    void queries.invalidateQueries({ queryKey: own })
    done(words)
  }

  return {
    kept: (words: Plain) => (changed: HouseholdDetail) => {
      keepChanged(queries, changed)
      done(t(words))
    },
    split: (made: HouseholdDetail) => withOther(made, t('splitHousehold')),
    memberMoved: (there: HouseholdDetail) => withOther(there, t('movedMember', { room: there.room })),
    merged: (into: HouseholdDetail) => {
      keepChanged(queries, into)
      done(t('mergedHousehold', { address: into.address }))
      onHousehold(into.id)
      queries.removeQueries({ queryKey: own })
    },
    moved: (moved: HouseholdDetail | HouseholdGone) => {
      if (!('id' in moved)) return gone(t('movedAway'))
      keepChanged(queries, moved)
      done(t('movedHousehold', { address: moved.address }))
    },
    closed: (_: HouseholdGone) => gone(t('closedHousehold')),
  }
}
