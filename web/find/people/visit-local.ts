import { useMemo } from 'react'
import type { Outcome } from '#contract/visits.ts'
import type { Errand, Waiting } from '../../visit-queue/errand.ts'
import { useVisitQueue, useWaiting } from './visit-sending.ts'
import { covers } from './visit-words.ts'

/** A visit that lies on this phone and is not taken back. */
export interface LocalVisit {
  readonly visit: Errand & { readonly kind: 'visit' }
  readonly refusal: string | null
}

/** What the phone knows beyond the server's answers. */
export interface LocalVisits {
  /** Newest first. */
  readonly visits: readonly LocalVisit[]
  /** Ids of visits and patrols that were taken back here and are not to be shown any more. */
  readonly takenBack: ReadonlySet<string>
  /** How the latest visit of today went, by household. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Households a visit on this phone covers. */
  readonly covered: ReadonlySet<string>
}

export function useLocalVisits(): LocalVisits {
  const waiting = useWaiting(useVisitQueue())
  return useMemo(() => localVisits(waiting), [waiting])
}

function localVisits(waiting: readonly Waiting[]): LocalVisits {
  const takenBack = new Set(
    waiting
      .filter(({ errand, refusal }) => errand.kind === 'take-back' && refusal === null)
      .map(({ errand }) => errand.id),
  )
  const visits = waiting
    .flatMap(({ errand, refusal }) =>
      errand.kind === 'visit' && !takenBack.has(errand.id) ? [{ visit: errand, refusal }] : [],
    )
    .reverse()
  const good = visits.filter(({ refusal }) => refusal === null).map(({ visit }) => visit)
  return {
    visits,
    takenBack,
    outcomes: new Map([...good].reverse().map(({ household, outcome }) => [household, outcome])),
    covered: new Set(good.filter(({ outcome }) => covers(outcome)).map(({ household }) => household)),
  }
}
