import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer, Trouble } from '../../../client/request.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'

/** Takes one step with a plan; afterwards the page knows where the plan stands. Null where it was refused. */
export function useStep(session: DraftSession) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  return {
    busy,
    trouble,
    forget: () => setTrouble(null),
    async take<Value>(step: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
      setBusy(true)
      setTrouble(null)
      const answer = await step()
      if (answer.ok) await session.refresh()
      else setTrouble(answer.trouble)
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['people', 'plans'] })
      return answer
    },
  }
}
