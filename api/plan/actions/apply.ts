import type { Change, Plan } from '../plan.ts'
import type { Action } from './action.ts'
import { addLevel } from './add-level.ts'
import { assign } from './assign.ts'
import { cut } from './cut.ts'
import { declareExclave } from './declare-exclave.ts'
import { describe } from './describe.ts'
import { draw } from './draw.ts'
import { type Edit, made } from './edit.ts'
import { emptiedIn } from './emptied.ts'
import { exempt } from './exempt.ts'
import { fillGap } from './fill-gap.ts'
import { insertVertex } from './insert-vertex.ts'
import { lock } from './lock.ts'
import { lockedIn } from './locked.ts'
import { merge } from './merge.ts'
import { moveOutline } from './move-outline.ts'
import { moveVertices } from './move-vertices.ts'
import { outOfReach, type Reach } from './reach.ts'
import { redrawBoundary } from './redraw-boundary.ts'
import { type Refused, refuse } from './refusal.ts'
import { removeVertex } from './remove-vertex.ts'
import { reparent } from './reparent.ts'
import { revert } from './revert.ts'

/** A plan after an action, and what the action did to it. */
export interface Applied {
  readonly plan: Plan
  readonly change: Change
}

/**
 * Applies an action to a plan: a new plan, or why not. Pure, and the same bytes on every machine; a refused
 * action changes nothing. With a reach, what lies outside it may not be touched.
 */
export function apply(plan: Plan, action: Action, reach: Reach | null = null): Applied | Refused {
  if (plan.changes.has(action.id)) return refuse('id-used')
  const edit = editOf(plan, action)
  if ('refused' in edit) return edit
  const done = made(plan, action.id, edit)
  if (done === null) return refuse('no-change')
  const { change } = done
  const barred =
    (action.type === 'lock' ? null : lockedIn(plan, done)) ??
    outOfReach(plan, done, reach) ??
    (action.type === 'revert' ? null : emptiedIn(plan, done))
  if (barred !== null) return barred
  if (action.type !== 'revert') return done
  const taken = plan.changes.get(action.action)!
  const changes = new Map(done.plan.changes)
  changes.set(action.action, { ...taken, reverted: true })
  return { plan: { ...done.plan, changes }, change }
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: Applied | Refused): outcome is Refused {
  return 'refused' in outcome
}

function editOf(plan: Plan, action: Action): Edit | Refused {
  switch (action.type) {
    case 'redrawBoundary':
      return redrawBoundary(plan, action)
    case 'cut':
      return cut(plan, action)
    case 'moveVertices':
      return moveVertices(plan, action)
    case 'insertVertex':
      return insertVertex(plan, action)
    case 'removeVertex':
      return removeVertex(plan, action)
    case 'moveOutline':
      return moveOutline(plan, action)
    case 'merge':
      return merge(plan, action)
    case 'assign':
      return assign(plan, action)
    case 'draw':
      return draw(plan, action)
    case 'addLevel':
      return addLevel(plan, action)
    case 'reparent':
      return reparent(plan, action)
    case 'declareExclave':
      return declareExclave(plan, action)
    case 'fillGap':
      return fillGap(plan, action)
    case 'exempt':
      return exempt(plan, action)
    case 'describe':
      return describe(plan, action)
    case 'lock':
      return lock(plan, action)
    case 'revert':
      return revert(plan, action)
  }
}
