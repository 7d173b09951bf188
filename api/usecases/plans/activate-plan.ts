import type { Db } from '../../repositories/connection.ts'
import { givePaths, readGrids } from '../../repositories/grids.ts'
import { lockPlan, type PlanRef, plansDue, putInForce } from '../../repositories/plans.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { placeNeeds } from '../doors/need-places.ts'
import { placeHouseholds } from '../households/place-households.ts'
import { gridPaths } from './grid-paths.ts'
import { renewHandover } from './lineage.ts'
import { isRefused, type PlanRefusal } from './plan-refusal.ts'

/** `activated` is false when it had taken effect before: a second call changes nothing. */
export interface Activation {
  readonly activated: boolean
  /** Households that were placed; 0 when nothing was done. */
  readonly households: number
}

/**
 * Lets a published plan whose day has come take effect, all at once: paths of its grids, the plan in force, and
 * which grid answers for every household as it stands then, and for every need. `today` is the day in the town.
 */
export function activatePlan(db: Db, plan: PlanRef, today: string): Promise<Activation | PlanRefusal> {
  return txAs(db, { kind: 'system' }, (ask) => activateWithin(ask, plan, today))
}

/** `activatePlan` within a transaction that does more. */
export async function activateWithin(
  ask: Ask,
  plan: PlanRef,
  today: string,
): Promise<Activation | PlanRefusal> {
  const row = await lockPlan(ask, plan)
  if (row === null) return { refused: 'unknown-plan' }
  if (row.effectiveFrom === null) return { refused: 'wrong-state', state: row.state, wanted: 'published' }
  if (row.effectiveFrom > today) return { refused: 'not-due', effectiveFrom: row.effectiveFrom }
  if (row.activated) return { activated: false, households: 0 }

  const paths = gridPaths(await readGrids(ask, plan))
  if (isRefused(paths)) return paths
  await givePaths(ask, plan, paths.paths)
  await renewHandover(ask, plan, row, row.effectiveFrom)
  await putInForce(ask, plan, row.root, row.effectiveFrom)
  await placeNeeds(ask, plan.county)
  return { activated: true, households: await placeHouseholds(ask, plan.county) }
}

/** Activates every plan whose day has come, before anybody asks; gives those that took effect and those refused. */
export async function activateOverdue(
  db: Db,
  today: string,
): Promise<{ readonly plan: PlanRef; readonly outcome: Activation | PlanRefusal }[]> {
  const due = await plansDue(askAs(db, { kind: 'system' }), today)
  const outcomes = []
  for (const plan of due) outcomes.push({ plan, outcome: await activatePlan(db, plan, today) })
  return outcomes
}
