import { useQuery } from '@tanstack/react-query'
import { allPlans } from '../../../client/plan-drafts.ts'
import { unwrap } from '../../../client/unwrap.ts'
import { townTime } from '../../../text/town-time.ts'

const DAY_MS = 86_400_000

/** The day a plan of a root may take effect at the earliest after today: later than all that are published. */
export function useSuggestedDay(root: string): string {
  const { data } = useQuery({ queryKey: ['people', 'plans'], queryFn: () => unwrap(allPlans()) })
  const published = (data?.plans ?? []).filter((plan) => plan.root.code === root)
  return dayAfter([townTime(new Date()).day, ...published.map(({ effectiveFrom }) => effectiveFrom ?? '')])
}

/** The day after the latest of some days, `YYYY-MM-DD`. */
export function dayAfter(days: readonly string[]): string {
  const latest = [...days].sort().at(-1)
  return new Date(Date.parse(`${latest}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}
