import { type Inspection, inspect, inspectAfter } from '#plan/findings.ts'
import type { Plan } from '#plan/plan.ts'
import type { PlanRow } from '../../repositories/plans.ts'
import { postsOnGrids } from '../../repositories/posts.ts'
import type { Ask } from '../../repositories/request.ts'
import { readGround } from './read-ground.ts'

/** Inspections of plans held in memory, so that after an action only what it changed is looked at again. */
export interface Inspections {
  /** The findings of a plan as it stands for a day. Households and posts are those of the last half minute. */
  of(ask: Ask, county: string, row: PlanRow, plan: Plan, day: string): Promise<Inspection>
}

/** Inspections held at most; the one not asked for the longest is dropped first. */
const MOST = 8

/** How long households and posts are taken as they were read. */
const FRESH_MS = 30_000

/** An empty store; `now` is a clock in milliseconds. */
export function createInspections(now: () => number = Date.now): Inspections {
  const held = new Map<string, { readonly readAt: number; readonly inspection: Inspection }>()
  return {
    async of(ask, county, row, plan, day) {
      const known = held.get(row.id)
      held.delete(row.id)
      const fresh = known !== undefined && now() - known.readAt < FRESH_MS && known.inspection.day === day
      const readAt = fresh ? known.readAt : now()
      const inspection = fresh
        ? inspectAfter(known.inspection, plan.snapshot)
        : inspect(
            plan.snapshot,
            await readGround(ask, county, plan.snapshot),
            await postsOnGrids(ask, county),
            day,
            row.settings,
          )
      held.set(row.id, { readAt, inspection })
      const [oldest] = held.keys()
      if (held.size > MOST && oldest !== undefined) held.delete(oldest)
      return inspection
    },
  }
}
