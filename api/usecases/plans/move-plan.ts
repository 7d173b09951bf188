import type { Db } from '../../repositories/connection.ts'
import { findPlan, type PlanRef, type PlanState, setState } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import type { PlanRefusal } from './plan-refusal.ts'

type Moved = { readonly state: PlanState }

/** A draft is handed in: from now on it waits for approval. */
export function submitPlan(db: Db, plan: PlanRef): Promise<Moved | PlanRefusal> {
  return move(db, plan, 'draft', 'submitted')
}

/** A submitted plan is approved: from now on it may be published. */
export function approvePlan(db: Db, plan: PlanRef): Promise<Moved | PlanRefusal> {
  return move(db, plan, 'submitted', 'approved')
}

function move(db: Db, plan: PlanRef, from: PlanState, to: PlanState): Promise<Moved | PlanRefusal> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    if (await setState(ask, plan, from, to)) return { state: to }
    const found = await findPlan(ask, plan)
    if (found === null) return { refused: 'unknown-plan' }
    return { refused: 'wrong-state', state: found.state, wanted: from }
  })
}
