import { useQuery } from '@tanstack/react-query'
import { unwrap } from '../../client/unwrap.ts'
import { visitsOf } from '../../client/visits.ts'
import { townTime } from '../../text/town-time.ts'

/** The caller's own newest visit of today that the server knows of, for which a look may be made; null without one. */
export function useTodaysVisit(household: string): string | null {
  const { data } = useQuery({
    queryKey: ['people', 'visits', household],
    queryFn: () => unwrap(visitsOf(household)),
  })
  const { day } = townTime(new Date())
  return data?.visits.find(({ own, at }) => own && townTime(new Date(at)).day === day)?.id ?? null
}
