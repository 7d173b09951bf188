import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { NeedLine, Needs } from '#contract/needs.ts'
import type { Session } from '#contract/session.ts'
import { leftNeeds } from '../../client/needs.ts'
import { unwrap } from '../../client/unwrap.ts'

/** How often the number of open needs is asked anew, in milliseconds. */
const AGAIN_MS = 120_000

/** What begins with `people` is forgotten at sign-out. */
function needsKey(open: boolean) {
  return ['people', 'needs', open ? 'open' : 'all'] as const
}

/** Workers answer for their grids, heads for what no worker answers for. */
export function answersNeeds(session: Session | null | undefined): boolean {
  return session?.capacity === 'worker' || session?.capacity === 'head'
}

/** Needs as the signed-in account sees them; asked again now and then while they are shown. */
export function useNeeds(open: boolean, enabled: boolean) {
  return useQuery({
    queryKey: needsKey(open),
    queryFn: () => unwrap(leftNeeds(open)),
    enabled,
    refetchInterval: open ? AGAIN_MS : false,
    refetchOnWindowFocus: true,
  })
}

/** Puts the reply to a change into the lists at once, and has them read again. */
export function keepMoved(queries: QueryClient, moved: NeedLine): void {
  for (const open of [true, false])
    queries.setQueryData<Needs>(
      needsKey(open),
      (list) => list && { ...list, needs: list.needs.map((each) => (each.id === moved.id ? moved : each)) },
    )
  void queries.invalidateQueries({ queryKey: ['people', 'needs'] })
}
