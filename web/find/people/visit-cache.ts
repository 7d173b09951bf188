import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { HouseholdVisits, Visit } from '#contract/visits.ts'
import { useSession } from '../../staff/use-session.ts'
import { townTime } from '../../text/town-time.ts'
import type { Errand } from '../../visit-queue/errand.ts'
import { useTold } from './visit-sending.ts'
import { covers } from './visit-words.ts'

const DAY_MS = 86_400_000

/**
 * Puts what the server was told into what the page has read, so that nothing jumps when it leaves the phone, and has all
 * that it may have changed read anew.
 */
export function useToldInCache(): void {
  const queries = useQueryClient()
  const { session } = useSession()
  const by = session?.name ?? session?.username ?? ''
  useTold(
    useCallback(
      (errand: Errand) => {
        if (errand.kind === 'visit') {
          queries.setQueryData<HouseholdVisits>(
            ['people', 'visits', errand.household],
            (known) => known && withVisit(known, errand, by),
          )
        } else if (errand.kind === 'take-back' && errand.of === 'visit') {
          queries.setQueryData<HouseholdVisits>(
            ['people', 'visits', errand.household],
            (known) => known && { ...known, visits: known.visits.filter(({ id }) => id !== errand.id) },
          )
        }
        const patrol = errand.kind === 'patrol' || (errand.kind === 'take-back' && errand.of === 'patrol')
        for (const name of patrol ? ['patrols', 'reports'] : ['visits', 'round', 'reports'])
          void queries.invalidateQueries({ queryKey: ['people', name] })
      },
      [queries, by],
    ),
  )
}

function withVisit(
  known: HouseholdVisits,
  { kind: _, ...errand }: Errand & { kind: 'visit' },
  by: string,
): HouseholdVisits {
  const takeBackUntil = new Date(Date.now() + DAY_MS).toISOString()
  const visit: Visit = { ...errand, by, own: true, takeBackUntil }
  const { day } = townTime(new Date(errand.at))
  const later = known.last === null || known.last < day
  return {
    ...known,
    visits: [visit, ...known.visits.filter(({ id }) => id !== visit.id)],
    last: covers(visit.outcome) && later ? day : known.last,
  }
}
