import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { differenceOf } from '../../../client/difference.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft } from '../use-draft.ts'

/** What changes hands from the plan in force (or another one) to this plan, as far as it is saved. */
export function useDifference(session: DraftSession, against: string | undefined, enabled = true) {
  const { detail, revision } = useDraft(session)
  return useQuery({
    queryKey: ['people', 'plan-difference', detail.id, against ?? null, revision],
    queryFn: () => unwrap(differenceOf(detail.id, against)),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    enabled,
  })
}
