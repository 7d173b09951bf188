import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Applied } from './apply.ts'
import { type Refused, refuse } from './refusal.ts'

/** Refuses what was done where a grid that had ground is still there without any. */
export function emptiedIn(plan: Plan, { plan: after, change }: Applied): Refused | null {
  const { before, after: now } = change.faces
  const held = new Set(now.map(({ holder }) => holder))
  const lost = before.filter(({ holder }) => holder !== null && !held.has(holder))
  if (lost.length === 0) return null
  const { upwards } = hierarchyOf(plan.snapshot.grids)
  const then = hierarchyOf(after.snapshot.grids)
  const holders = new Set(after.snapshot.faces.map(({ holder }) => holder))
  const holding = new Set([...holders].flatMap((key) => (key === null ? [] : then.upwards(key))))
  const kept = new Set([...holding].map(({ key }) => key))
  for (const { holder, polygon } of lost) {
    const grid = upwards(holder!).find(({ key }) => then.has(key) && !kept.has(key))
    if (grid !== undefined) return refuse('would-vanish', { at: polygon[0][0]!, grid: grid.key })
  }
  return null
}
