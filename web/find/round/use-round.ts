import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Outcome, Round, Stop } from '#contract/visits.ts'
import { unwrap } from '../../client/unwrap.ts'
import { myRound } from '../../client/visits.ts'
import { type Bounds, boundsOf } from '../../map/bounds.ts'
import type { RoundOnMap } from '../../map/round-layers.ts'
import { useLocalVisits } from '../people/visit-local.ts'
import { covers } from '../people/visit-words.ts'

/** A stop with what this phone knows beyond the server. */
export interface SeenStop extends Stop {
  /** From 1, in walking order. */
  readonly n: number
  readonly outcome: Outcome | null
}

/** My round, its choices, and the round as the map draws it. */
export interface RoundTable {
  readonly query: UseQueryResult<Round>
  readonly stops: readonly SeenStop[]
  /** The stop that is looked at: the one chosen, else the first nobody went to today. */
  readonly next: SeenStop | null
  /** Looks at a stop, whatever was looked at before. */
  readonly choose: (household: string) => void
  /** Goes on to the first stop nobody went to, if this one is looked at. */
  readonly leave: (household: string) => void
  readonly done: number
  readonly due: number
  readonly limit: number
  readonly setLimit: (limit: number) => void
  readonly from: readonly [number, number] | null
  readonly setFrom: (position: readonly [number, number]) => void
  readonly onMap: RoundOnMap | null
  /** The box around all stops; the same object as long as they stand where they stood. */
  readonly bounds: Bounds | null
}

/** Reads the round while `open`; its choices live as long as the page, and nowhere else. */
export function useRound(open: boolean): RoundTable {
  const [limit, setLimit] = useState(20)
  const [from, setFrom] = useState<readonly [number, number] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const local = useLocalVisits()
  const query = useQuery({
    queryKey: ['people', 'round', limit, from],
    queryFn: () => unwrap(myRound(limit, from)),
    enabled: open,
    placeholderData: (before) => before,
  })
  const round = query.data
  // Its own memo: the query is a new object at every render, and the map draws whatever is new.
  const seen = useMemo(() => {
    const stops = (round?.stops ?? []).map((stop, i) => ({
      ...stop,
      n: i + 1,
      outcome: local.outcomes.get(stop.household) ?? stop.visitedToday,
    }))
    const isDone = (outcome: Outcome | null) => outcome !== null && covers(outcome)
    const fresh = (round?.stops ?? []).filter(
      ({ household, visitedToday }) => local.covered.has(household) && !isDone(visitedToday),
    ).length
    const next =
      stops.find(({ household }) => household === chosen) ??
      stops.find(({ outcome }) => outcome === null) ??
      null
    return {
      stops,
      next,
      done: (round?.doneToday ?? 0) + fresh,
      due: Math.max(0, (round?.due ?? 0) - fresh),
      onMap:
        open && stops.length > 0
          ? {
              from,
              stops: stops.map(({ household, outcome, position }) => ({
                position,
                state:
                  household === next?.household
                    ? ('next' as const)
                    : isDone(outcome)
                      ? ('done' as const)
                      : ('ahead' as const),
              })),
            }
          : null,
    }
  }, [round, local, chosen, from, open])
  const edges = seen.onMap && boundsOf(seen.onMap.stops.map(({ position }) => position))?.join()
  const bounds = useMemo(() => (edges ? (edges.split(',').map(Number) as unknown as Bounds) : null), [edges])
  const leave = (household: string) => setChosen((now) => (now === household ? null : now))
  return { ...seen, bounds, query, choose: setChosen, leave, limit, setLimit, from, setFrom }
}
