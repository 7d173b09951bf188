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
        for (const name of toReadAnew(errand)) void queries.invalidateQueries({ queryKey: ['people', name] })
      },
      [queries, by],
    ),
  )
}

/** A look at a household's visits is written to the audit, so it is not repeated for what is known already. */
function toReadAnew(errand: Errand): readonly string[] {
  if (errand.kind === 'patrol' || (errand.kind === 'take-back' && errand.of === 'patrol'))
    return ['patrols', 'reports']
  return errand.kind === 'visit' ? ['round', 'reports'] : ['visits', 'round', 'reports']
}

function withVisit(
  known: HouseholdVisits,
  { kind: _, ...errand }: Errand & { kind: 'visit' },
  by: string,
): HouseholdVisits {
  const takeBackUntil = new Date(Date.now() + DAY_MS).toISOString()
  const visit: Visit = { ...errand, by, own: true, takeBackUntil }
  const { day } = townTime(new Date(errand.at))
  const latest = covers(visit.outcome) && (known.last === null || known.last <= day)
  return {
    visits: [visit, ...known.visits.filter(({ id }) => id !== visit.id)],
    last: latest ? day : known.last,
    due: latest ? known.due.map((due) => ({ ...due, dueOn: daysAfter(day, due.everyDays) })) : known.due,
  }
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
