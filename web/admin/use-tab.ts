import { useCallback, useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { chosenTab, type Tab } from './tabs.ts'

const KEPT_AS = 'gridhold.adminTab'

/** The section in the address, and the way to another one. What `more` names goes into the address with it. */
export function useTab(tabs: readonly Tab[]) {
  const [params, setParams] = useSearchParams()
  const tab = chosenTab(tabs, params.get('tab'), kept())
  useEffect(() => {
    try {
      localStorage.setItem(KEPT_AS, tab)
    } catch {
      // Without storage the page begins with its first section.
    }
  }, [tab])
  const go = useCallback(
    (next: Tab, more: Readonly<Record<string, string>> = {}) => setParams({ tab: next, ...more }),
    [setParams],
  )
  return { tab, go, params }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}
