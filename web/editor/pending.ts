import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import type { Reach } from '#plan/actions/reach.ts'
import type { Plan } from '#plan/plan.ts'
import type { Clash } from './draft-state.ts'

/** An action the server has not confirmed, and the plan after it. */
export interface Pending {
  readonly action: Action
  readonly plan: Plan
}

/**
 * Takes something back that was done before this page was opened: only the server knows what it did, so nothing is
 * seen of it until the plan is read anew.
 */
export function isBlind(plan: Plan, action: Action, logged: (id: string) => boolean): boolean {
  return action.type === 'revert' && !plan.changes.has(action.action) && logged(action.action)
}

/** Applies actions one after the other on top of a plan: what still applies, and what no longer does. */
export function onTop(
  plan: Plan,
  actions: readonly Action[],
  reach: Reach | null,
  logged: (id: string) => boolean,
): { readonly pending: readonly Pending[]; readonly clashes: readonly Clash[] } {
  const pending: Pending[] = []
  const clashes: Clash[] = []
  let now = plan
  for (const action of actions) {
    if (!isBlind(now, action, logged)) {
      const outcome = apply(now, action, reach)
      if (isRefusal(outcome)) {
        clashes.push({ action, refusal: outcome })
        continue
      }
      now = outcome.plan
    }
    pending.push({ action, plan: now })
  }
  return { pending, clashes }
}
