import { changedGrids, type GridChange } from './difference/changed-grids.ts'
import type { Descent } from './difference/lineage.ts'
import { lineageOf } from './difference/lineage.ts'
import { type Passing, passingGround } from './difference/passing-ground.ts'
import { type Move, placed, type Stand } from './difference/stands.ts'
import type { Snapshot } from './snapshot.ts'

/** What is not the same in a later plan as in an earlier one. */
export interface Difference {
  readonly grids: readonly GridChange[]
  /** Ground whose deepest grid changes, in no particular order. */
  readonly ground: readonly Passing[]
  /** Buildings and units whose deepest grid changes, in the order they were given. */
  readonly moves: readonly Move[]
  /** All stands under both plans, unmoved ones too: what counts by grid are made of. */
  readonly stands: readonly Move[]
  readonly lineage: readonly Descent[]
}

/**
 * Compares two plans of the same ground; grids are the same where their keys are, so two plans imported apart
 * share none, and all grids of the one are removed and all of the other added. Throws a RangeError where both
 * extend over more than 4° together.
 */
export function difference(before: Snapshot, after: Snapshot, stands: readonly Stand[]): Difference {
  const passing = passingGround(before, after)
  const moves = placed(stands, before, after)
  return {
    grids: changedGrids(before, after, passing, moves),
    ground: passing.filter(changesHands),
    moves: moves.filter(changesHands),
    stands: moves,
    lineage: lineageOf(before, after, passing),
  }
}

/** A change further up moves neither ground nor people from one deepest grid to another. */
function changesHands({ from, to }: Pick<Passing, 'from' | 'to'>): boolean {
  return from[0]?.key !== to[0]?.key
}
