import type { FaceLabel } from '../normal-form.ts'
import type { ActionNote, Change, Locks, MovedGround, Plan } from '../plan.ts'
import type { Face, Grid, GridKey, Snapshot } from '../snapshot.ts'
import { delta } from './delta.ts'
import { firstFrom } from './held.ts'
import type { Ground } from './relabel.ts'

/** What one action makes of a plan, before it is known whether it may. What is left out stays. */
export interface Edit {
  /** In the order of their keys; whatever stays is the very same value. */
  readonly faces?: readonly Face[]
  /** In any order; whatever stays is the very same value. */
  readonly grids?: readonly Grid[]
  readonly locks?: Locks
  readonly moved?: readonly MovedGround[]
  readonly notes?: readonly ActionNote[]
}

/** The labels the small faces have before an action; null outside the plan. */
export function labelsBefore(snapshot: Snapshot, ground: Ground): (FaceLabel | null)[] {
  return Array.from(ground.faceOf, (f) => (f === -1 ? null : snapshot.faces[f]!))
}

/** The plan with an edit made, and what it changed; null when nothing is different. */
export function made(plan: Plan, action: string, edit: Edit): { plan: Plan; change: Change } | null {
  const { snapshot, locks } = plan
  const grids = edit.grids === undefined ? snapshot.grids : inKeyOrder(snapshot.grids, edit.grids)
  const faces = edit.faces ?? snapshot.faces
  const faceDelta = delta(snapshot.faces, faces)
  const gridDelta = delta(snapshot.grids, grids)
  const unchanged = faceDelta.before.length + faceDelta.after.length + gridDelta.before.length
  if (unchanged + gridDelta.after.length === 0 && edit.locks === undefined) return null
  const change: Change = {
    action,
    faces: faceDelta,
    grids: gridDelta,
    locks: edit.locks === undefined ? null : { before: locks, after: edit.locks },
    moved: edit.moved ?? [],
    notes: edit.notes ?? [],
    reverted: false,
  }
  const next: Snapshot = {
    ...snapshot,
    grids: gridDelta.before.length + gridDelta.after.length === 0 ? snapshot.grids : grids,
    faces,
  }
  return {
    plan: {
      snapshot: next,
      locks: edit.locks ?? locks,
      changes: new Map([...plan.changes, [action, change]]),
    },
    change,
  }
}

/** A plan's list of grids with some that are new or come in place of those of the same key, in the order of keys. */
export function withGrids(grids: readonly Grid[], changed: ReadonlyMap<GridKey, Grid>): Grid[] {
  const all: Grid[] = []
  let at = 0
  for (const grid of [...changed.values()].sort(byKey)) {
    const place = firstFrom(grids, grid.key)
    while (at < place) all.push(grids[at++]!)
    all.push(grid)
    if (grids[at]?.key === grid.key) at++
  }
  while (at < grids.length) all.push(grids[at++]!)
  return all
}

/** Grids in the order of keys. Nearly all stand as they stood before, so that their keys need not be compared. */
function inKeyOrder(before: readonly Grid[], grids: readonly Grid[]): readonly Grid[] {
  let b = 0
  for (let i = 0; i < grids.length; i++) {
    if (grids[i] === before[b]) {
      b++
      continue
    }
    const { key } = grids[i]!
    if (i > 0 && key < grids[i - 1]!.key) return [...grids].sort(byKey)
    while (b < before.length && before[b]!.key <= key) b++
  }
  return grids
}

function byKey(a: Grid, b: Grid): number {
  return a.key < b.key ? -1 : 1
}
