import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Answer, Trouble } from '../../../client/request.ts'
import { householdKey } from '../people-queries.ts'

/** One change on its way: whether it is being sent, why it was refused, and how to look at what others did meanwhile. */
export interface Saving {
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** The page shows what is there now, and what was typed is kept. */
  readonly reloaded: boolean
  /** Sends with the version of the household that the page shows; null when it was refused. */
  save<T>(send: (version: number) => Promise<Answer<T>>): Promise<T | null>
  reload(): Promise<void>
}

/** Saves changes to the household `id`. */
export function useSaving(id: string): Saving {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [reloaded, setReloaded] = useState(false)
  return {
    busy,
    trouble,
    reloaded,
    async save(send) {
      const shown = queries.getQueryData<HouseholdDetail>(householdKey(id))
      if (shown === undefined) throw new Error('a household is changed only where it is shown')
      setBusy(true)
      const answer = await send(shown.version)
      setBusy(false)
      setTrouble(answer.ok ? null : answer.trouble)
      setReloaded(false)
      return answer.ok ? answer.value : null
    },
    async reload() {
      setBusy(true)
      await queries.refetchQueries({ queryKey: householdKey(id) })
      setBusy(false)
      setTrouble(null)
      setReloaded(true)
    },
  }
}
