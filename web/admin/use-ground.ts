import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { gridsOfLevel } from '../client/grids.ts'
import { locate } from '../client/locate.ts'
import { unwrap } from '../client/unwrap.ts'
import { type Bounds, boundsOf } from '../map/bounds.ts'

/** What a map of a place is opened with. */
interface Ground {
  /** Id of the plan in force there. */
  readonly plan: string
  readonly bounds: Bounds
}

/** The ground of a jurisdiction or grid by its code: `undefined` until it is known, null where no plan is in force. */
export function useGround(place: string | null): Ground | null | undefined {
  const levels = useQueries({
    queries: ([1, 2, 3] as const).map((level) => ({
      queryKey: ['grids', level],
      queryFn: () => unwrap(gridsOfLevel(level)),
    })),
  })
  const whole = levels.every(({ data }) => data !== undefined)
  const [first, second, third] = levels.map(({ data }) => data)
  const own = useMemo(
    () =>
      [first, second, third]
        .flatMap((some) => some?.features ?? [])
        .filter(({ properties: { code, community } }) => code === place || community.startsWith(place ?? '')),
    [first, second, third, place],
  )
  const [lon, lat] = own[0]?.properties.label ?? []
  const answer = useQuery({
    queryKey: ['locate', lon, lat],
    queryFn: () => unwrap(locate([lon!, lat!])),
    enabled: whole && lon !== undefined && lat !== undefined,
  })
  const plan = answer.data?.plan.id
  return useMemo(() => {
    if (!whole) return undefined
    const bounds = boundsOf(own.map(({ geometry }) => geometry.coordinates))
    if (bounds === null) return null
    return plan === undefined ? undefined : { plan, bounds }
  }, [whole, own, plan])
}
