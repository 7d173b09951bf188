import type { GridKey } from '#plan/snapshot.ts'
import type { Uncoded } from '../../repositories/grids.ts'
import type { PlanRefusal } from './plan-refusal.ts'

/** The last number of a community's codes: 12 digits of the community and three of the grid. */
const LAST = 999

interface Dealt {
  readonly codes: readonly { readonly key: GridKey; readonly code: string }[]
  /** The next number of every community that was dealt to. */
  readonly next: ReadonlyMap<string, number>
}

/**
 * Deals codes to grids that have none, from each community's next number: level by level, west to east and then
 * north to south by label point. A grid without ground comes last in its level.
 */
export function dealCodes(
  uncoded: readonly Uncoded[],
  counters: ReadonlyMap<string, number>,
): Dealt | PlanRefusal {
  const next = new Map<string, number>()
  const codes: { key: GridKey; code: string }[] = []
  for (const { key, community } of [...uncoded].sort(inOrder)) {
    const number = next.get(community) ?? counters.get(community) ?? 1
    if (number > LAST) return { refused: 'codes-exhausted', community }
    codes.push({ key, code: community + String(number).padStart(3, '0') })
    next.set(community, number + 1)
  }
  return { codes, next }
}

function inOrder(a: Uncoded, b: Uncoded): number {
  const [ax, ay] = a.label ?? [Number.MAX_SAFE_INTEGER, 0]
  const [bx, by] = b.label ?? [Number.MAX_SAFE_INTEGER, 0]
  return a.level - b.level || ax - bx || by - ay || (a.key < b.key ? -1 : 1)
}
