import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback } from 'react'
import type { Answer } from '../client/request.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'

/** First parts of the keys of all lists of this page; the first one has them forgotten at sign-out. */
export const ADMIN = ['people', 'admin'] as const

/** After a change the whole page is read anew: a post shows in staff, chart, map, accounts and audit alike. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(() => queries.invalidateQueries({ queryKey: ADMIN }), [queries])
}

/** Sends a change that needs no form: says what was done or why not, and reads the page anew. */
export function useChange() {
  const { message } = App.useApp()
  const words = useTroubleWords()
  const refresh = useRefresh()
  return async (answer: Promise<Answer<unknown>>, done: string): Promise<boolean> => {
    const settled = await answer
    if (settled.ok) void message.success(done)
    else void message.error(words(settled.trouble))
    await refresh()
    return settled.ok
  }
}
