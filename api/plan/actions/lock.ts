import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Lock } from './action.ts'
import type { Edit } from './edit.ts'
import { type Refused, refuse } from './refusal.ts'

/** Locks or unlocks grids and levels. */
export function lock({ snapshot, locks }: Plan, { grids, levels, locked }: Lock): Edit | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const unknown = grids.find((key) => !hierarchy.has(key))
  if (unknown !== undefined) return refuse('no-such-grid', { grid: unknown })
  const next = {
    grids: together(locks.grids, grids, locked).sort(),
    levels: together(locks.levels, levels, locked).sort(),
  }
  const same = next.grids.join() === locks.grids.join() && next.levels.join() === locks.levels.join()
  return same ? refuse('no-change') : { locks: next }
}

function together<Item>(held: readonly Item[], named: readonly Item[], locked: boolean): Item[] {
  return locked ? [...new Set([...held, ...named])] : held.filter((item) => !named.includes(item))
}
