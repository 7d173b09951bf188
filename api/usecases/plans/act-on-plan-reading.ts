import type { ActionWire } from '#contract/actions.ts'
import type { Action } from '#plan/actions/action.ts'
import { actionOnLattice } from '#plan/actions/positions.ts'
import type { Plan } from '#plan/plan.ts'

/** Fields of actions that name one grid, and several. `keep` and `to` may be positions too, which are no text. */
const ONE = ['grid', 'keep', 'to', 'parent'] as const
const SEVERAL = ['grids', 'between'] as const

const CODE = /^\d{15}$/

/**
 * An action as the kernel takes it: on the lattice, ids in small letters, and grids named by key where they were
 * named by code. A code that no grid of the plan bore stays, for the kernel to refuse.
 */
export function readAction(plan: Plan, wire: ActionWire): Action {
  const codes = new Map<string, string>()
  if (JSON.stringify(wire).match(/"\d{15}"/)) {
    for (const { grids } of plan.changes.values()) noteCodes(codes, grids.before)
    noteCodes(codes, plan.snapshot.grids)
  }
  const key = (name: string): string => (CODE.test(name) ? codes.get(name) : undefined) ?? name.toLowerCase()
  const action: Record<string, unknown> = { ...actionOnLattice(wire) }
  action.id = wire.id.toLowerCase()
  if (wire.type === 'revert') action.action = wire.action.toLowerCase()
  for (const field of ONE) {
    const value = action[field]
    if (typeof value === 'string') action[field] = key(value)
  }
  for (const field of SEVERAL) {
    const value = action[field]
    if (Array.isArray(value)) action[field] = value.map((name: string) => key(name))
  }
  return action as unknown as Action
}

function noteCodes(codes: Map<string, string>, grids: Plan['snapshot']['grids']): void {
  for (const { code, key } of grids) if (code !== null) codes.set(code, key)
}
