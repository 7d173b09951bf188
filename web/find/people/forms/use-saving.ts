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

/** The version of what is not there yet. */
const NEW = 0

/** Saves changes to the household `id`; null where one is registered anew, which has no version yet. */
export function useSaving(id: string | null): Saving {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [reloaded, setReloaded] = useState(false)
  function versionOf(shown: string): number {
    const detail = queries.getQueryData<HouseholdDetail>(householdKey(shown))
    if (detail === undefined) throw new Error('a household is changed only where it is shown')
    return detail.version
  }
  return {
    busy,
    trouble,
    reloaded,
    async save(send) {
      setBusy(true)
      const answer = await send(id === null ? NEW : versionOf(id))
      setBusy(false)
      setTrouble(answer.ok ? null : answer.trouble)
      setReloaded(false)
      return answer.ok ? answer.value : null
    },
    async reload() {
      if (id === null) return
      setBusy(true)
      await queries.refetchQueries({ queryKey: householdKey(id) })
      setBusy(false)
      setTrouble(null)
      setReloaded(true)
    },
  }
}
