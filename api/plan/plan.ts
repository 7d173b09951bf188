import type { Polygon } from '#geometry/ring.ts'
import type { FaceLabel } from './normal-form.ts'
import type { Face, Grid, GridKey, Level, Snapshot } from './snapshot.ts'

/** What must not change its own border or description for now. A locked grid may be divided differently inside. */
export interface Locks {
  readonly grids: readonly GridKey[]
  readonly levels: readonly Level[]
}

export const NO_LOCKS: Locks = { grids: [], levels: [] }

/** A plan while it is drawn: the ground, what is locked, and what each action did, so that it can be taken back. */
export interface Plan {
  readonly snapshot: Snapshot
  readonly locks: Locks
  /** By the id of the action, in order of application; an action taken back is still here, `reverted`. */
  readonly changes: ReadonlyMap<string, Change>
}

/** A plan nobody has edited yet. */
export function planOf(snapshot: Snapshot, locks: Locks = NO_LOCKS): Plan {
  return { snapshot, locks, changes: new Map() }
}

/** Ground that belongs elsewhere after an action. */
export interface MovedGround {
  readonly polygon: Polygon
  /** Null for ground that was outside the plan. */
  readonly from: FaceLabel | null
  readonly to: FaceLabel | null
}

/** Something an action did that was not asked for in so many words. */
export type ActionNote =
  /** A piece below the least area or width stayed with its larger sibling. */
  | { readonly note: 'piece-too-small'; readonly grid: GridKey; readonly areaM2: number }
  /** Undivided ground became a child, because what it was merged with is divided. */
  | { readonly note: 'became-child'; readonly grid: GridKey }

/** What an action did. The lists hold whole values, so that taking it back puts the very same ones in place. */
export interface Change {
  /** Id of the action. */
  readonly action: string
  readonly faces: { readonly before: readonly Face[]; readonly after: readonly Face[] }
  readonly grids: { readonly before: readonly Grid[]; readonly after: readonly Grid[] }
  readonly locks: { readonly before: Locks; readonly after: Locks } | null
  /** Without what rounding bent by a unit. */
  readonly moved: readonly MovedGround[]
  readonly notes: readonly ActionNote[]
  /** Whether a later action took it back. */
  readonly reverted: boolean
}
