import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportJob } from '#contract/import-jobs.ts'
import { importById } from '../../client/imports.ts'
import type { Answer, Trouble } from '../../client/request.ts'
import { unwrap } from '../../client/unwrap.ts'
import { SESSION } from '../../staff/use-session.ts'
import { ADMIN } from '../use-change.ts'

/** How often a job that is at work is asked how far it is. */
const ASK_EVERY_MS = 1_000

/** Under what the list of jobs is kept; each job, with its rows and shapes, below it. */
export const IMPORTS = [...ADMIN, 'imports'] as const

/** Whether a job is doing something that is waited for. */
export function isBusy({ state }: ImportJob): boolean {
  return state === 'reading' || state === 'checking' || state === 'applying' || state === 'undoing'
}

/** A job, asked again while it is at work; also after the server was gone for a while. */
export function useJob(id: string) {
  return useQuery({
    queryKey: [...IMPORTS, id],
    queryFn: () => unwrap(importById(id)),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isBusy(data) ? ASK_EVERY_MS : false),
  })
}

/** Does something with a job and shows at once what became of it; a refusal is kept to be said at the button. */
export function useAct(id: string) {
  const queries = useQueryClient()
  const [acting, setActing] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  async function act(answer: Promise<Answer<ImportJob>>): Promise<boolean> {
    setActing(true)
    setTrouble(null)
    const settled = await answer
    setActing(false)
    if (settled.ok) {
      // Rows and shapes are those of the last check, so they go before the job says that there is a new one.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[3] === id && queryKey.length > 4 })
      queries.setQueryData([...IMPORTS, id], settled.value)
      void queries.invalidateQueries({ queryKey: IMPORTS, exact: true })
    } else {
      setTrouble(settled.trouble)
      // A session that ended shows the form to sign in, and then this very page again.
      if (settled.trouble.code === 'not-signed-in') void queries.invalidateQueries({ queryKey: SESSION })
      else void queries.invalidateQueries({ queryKey: [...IMPORTS, id], exact: true })
    }
    return settled.ok
  }
  return { act, acting, trouble }
}
