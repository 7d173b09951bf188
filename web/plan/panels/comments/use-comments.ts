import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { commentsOf } from '../../../client/plan-steps.ts'
import { followPlan } from '../../../client/plans.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft } from '../use-draft.ts'

/** What was said about a plan; read anew as soon as somebody says more. */
export function useComments(session: DraftSession) {
  const { detail } = useDraft(session)
  const queries = useQueryClient()
  const { id } = detail
  const key = ['people', 'plan-comments', id]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the id's
  useEffect(() => {
    const again = () => void queries.invalidateQueries({ queryKey: key })
    return followPlan(
      id,
      (event) => event.type === 'comments' && again(),
      () => {},
    )
  }, [id, queries])
  const query = useQuery({ queryKey: key, queryFn: () => unwrap(commentsOf(id)) })
  return {
    comments: query.data?.comments,
    error: query.data === undefined ? query.error : null,
    again: () => void query.refetch(),
  }
}
