import type { QueryClient } from '@tanstack/react-query'
import type { HouseholdDetail } from '#contract/households.ts'

/** Under which key a household is kept; what begins with `people` is forgotten at sign-out. */
export function householdKey(id: string) {
  return ['people', 'household', id] as const
}

/** What a change to one household may have changed in lists; other households are read anew when they are opened. */
const LISTS = ['building', 'grid', 'assigned', 'matches', 'history']

/** Keeps the reply to a change as what is shown, and has every list it may appear in read again. */
export function keepChanged(queries: QueryClient, detail: HouseholdDetail): void {
  queries.setQueryData(householdKey(detail.id), detail)
  readListsAgain(queries)
}

/** Has every list of households read again. */
export function readListsAgain(queries: QueryClient): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [about, what] }) => about === 'people' && LISTS.includes(what as string),
  })
}
