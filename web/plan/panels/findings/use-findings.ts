import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PlanFindings } from '#contract/plans.ts'
import { findingsOf } from '../../../client/plan-findings.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft } from '../use-draft.ts'

/** How long after the last saved edit the server is asked again, in milliseconds. */
const QUIET = 400

/** The findings the server has of a plan; `following` while they are of an earlier revision than is drawn. */
export function useFindings(session: DraftSession): {
  readonly findings: PlanFindings['findings'] | undefined
  readonly following: boolean
  readonly error: unknown
  readonly retry: () => void
} {
  const { detail, revision, unsaved } = useDraft(session)
  const asked = useSettled(revision, QUIET)
  const query = useQuery({
    // Publication accepts findings without a new revision.
    queryKey: ['people', 'plan-findings', detail.id, asked, detail.state],
    queryFn: () => unwrap(findingsOf(detail.id)),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  const known = query.data
  return {
    findings: known?.findings,
    following:
      query.isFetching ||
      unsaved > 0 ||
      asked !== revision ||
      (known !== undefined && known.revision < revision),
    error: known === undefined ? query.error : null,
    retry: () => void query.refetch(),
  }
}

/** A value once it has stayed the same for a while. */
function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
