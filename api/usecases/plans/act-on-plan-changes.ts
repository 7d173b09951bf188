import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Change } from '#plan/plan.ts'
import type { Face, Grid, GridKey, Snapshot } from '#plan/snapshot.ts'
import type { ChangedKeys } from '../../repositories/plan-actions.ts'

/** What is different between two states of a plan: whole values that are new or changed, and keys that are gone. */
export interface StateChange {
  readonly grids: readonly Grid[]
  readonly goneGrids: readonly GridKey[]
  readonly faces: readonly Face[]
  readonly goneFaces: readonly string[]
  /** Grids of the later state whose ground may be another, that are new, or that lie elsewhere in the tree. */
  readonly reshaped: ReadonlySet<GridKey>
}

/** Compares two states of a plan that actions lie between; what an action left alone is the very same value. */
export function changesBetween(before: Snapshot, after: Snapshot): StateChange {
  const faces = listDifference(before.faces, after.faces)
  const grids = listDifference(before.grids, after.grids)
  const reshaped = new Set<GridKey>()
  const touch = (of: Snapshot, key: GridKey | null): void => {
    if (key === null) return
    for (const grid of hierarchyOf(of.grids).upwards(key)) reshaped.add(grid.key)
  }
  for (const { holder } of faces.lost) touch(before, holder)
  for (const { holder } of faces.won) touch(after, holder)
  const parents = new Map(grids.lost.map((grid) => [grid.key, grid.parent]))
  for (const { key, parent } of grids.won) {
    if (parents.get(key) === parent) continue
    touch(after, key)
    touch(before, parents.get(key) ?? null)
  }
  for (const { key } of grids.lost) touch(before, parents.get(key) ?? null)
  const standing = hierarchyOf(after.grids)
  return {
    grids: grids.won,
    goneGrids: grids.gone,
    faces: faces.won,
    goneFaces: faces.gone,
    reshaped: new Set([...reshaped].filter(standing.has)),
  }
}

/** The keys that one action changed, as its log entry keeps them. */
export function changedKeys({ grids, faces }: Change): ChangedKeys {
  const goneOf = (list: { before: readonly Keyed[]; after: readonly Keyed[] }): string[] => {
    const after = new Set(list.after.map(({ key }) => key))
    return list.before.map(({ key }) => key).filter((key) => !after.has(key))
  }
  return {
    grids: grids.after.map(({ key }) => key),
    goneGrids: goneOf(grids),
    faces: faces.after.map(({ key }) => key),
    goneFaces: goneOf(faces),
  }
}

/** The keys that several actions changed together, in this order: what came and went again is gone. */
export function changedTogether(steps: readonly ChangedKeys[]): ChangedKeys {
  const grids = new Set<string>()
  const goneGrids = new Set<string>()
  const faces = new Set<string>()
  const goneFaces = new Set<string>()
  const move = (keys: readonly string[], from: Set<string>, to: Set<string>): void => {
    for (const key of keys) {
      from.delete(key)
      to.add(key)
    }
  }
  for (const step of steps) {
    move(step.goneGrids, grids, goneGrids)
    move(step.grids, goneGrids, grids)
    move(step.goneFaces, faces, goneFaces)
    move(step.faces, goneFaces, faces)
  }
  return { grids: [...grids], goneGrids: [...goneGrids], faces: [...faces], goneFaces: [...goneFaces] }
}

interface Keyed {
  readonly key: string
}

function listDifference<Item extends Keyed>(before: readonly Item[], after: readonly Item[]) {
  const then = new Map(before.map((item) => [item.key, item]))
  const now = new Map(after.map((item) => [item.key, item]))
  return {
    won: after.filter((item) => then.get(item.key) !== item),
    lost: before.filter((item) => now.get(item.key) !== item),
    gone: before.flatMap(({ key }) => (now.has(key) ? [] : [key])),
  }
}
