import { useMemo, useRef } from 'react'
import type { PlanDots } from '#contract/plans.ts'
import { toLattice } from '#geometry/position.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { countsOf, retallied, type Tallies, type Tally, tallyOf } from './tally.ts'

/** Households of every grid as the plan is now, following each change of it; null until it is known where they stand. */
export function useTallies(snapshot: Snapshot, dots: PlanDots | undefined): Tallies | null {
  const standing = useMemo(
    () => dots?.dots.map(({ at, households }) => ({ at: toLattice(at[0], at[1]), households })),
    [dots],
  )
  const last = useRef<Tally | null>(null)
  return useMemo(() => {
    if (standing === undefined) return null
    const before = last.current
    const tally =
      before === null || before.standing !== standing
        ? tallyOf(snapshot, standing)
        : retallied(before, snapshot)
    last.current = tally
    return { tally, counts: countsOf(tally, snapshot) }
  }, [standing, snapshot])
}
