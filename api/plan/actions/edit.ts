import type { FaceLabel } from '../normal-form.ts'
import type { ActionNote, Change, Locks, MovedGround, Plan } from '../plan.ts'
import type { Face, Grid, Snapshot } from '../snapshot.ts'
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
  const grids = edit.grids === undefined ? snapshot.grids : inKeyOrder(edit.grids)
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

function inKeyOrder(grids: readonly Grid[]): readonly Grid[] {
  return [...grids].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Values of two lists in the order of their keys that only one of them holds. */
function delta<Keyed extends { readonly key: string }>(
  before: readonly Keyed[],
  after: readonly Keyed[],
): { before: Keyed[]; after: Keyed[] } {
  const gone: Keyed[] = []
  const come: Keyed[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const a = before[i]
    const b = after[j]
    if (a === b) {
      i++
      j++
    } else if (b === undefined || (a !== undefined && a.key < b.key)) {
      gone.push(a!)
      i++
    } else if (a === undefined || b.key < a.key) {
      come.push(b)
      j++
    } else {
      gone.push(a)
      come.push(b)
      i++
      j++
    }
  }
  return { before: gone, after: come }
}
