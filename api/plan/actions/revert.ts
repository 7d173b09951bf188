import { labelKey } from '../normal-form.ts'
import type { Change, Plan } from '../plan.ts'
import type { Face, Grid } from '../snapshot.ts'
import type { Revert } from './action.ts'
import type { Edit } from './edit.ts'
import { type Refused, refuse } from './refusal.ts'
import { LabelTable, layOut, relabel, replaceFaces } from './relabel.ts'

/**
 * Takes an action back: the faces and grids it made must still be there untouched, and what it replaced comes
 * again. A face that was only numbered anew counts as untouched.
 */
export function revert(plan: Plan, action: Revert): Edit | Refused {
  const change = plan.changes.get(action.action)
  if (change === undefined || change.reverted) return refuse('no-such-action')
  const { snapshot } = plan
  const made = facesNow(plan, change)
  if (made === null) return changedSince(change)
  const gone = new Set(change.grids.after)
  const present = new Set(snapshot.grids)
  if (change.grids.after.some((grid) => !present.has(grid))) return changedSince(change)
  const grids = [...snapshot.grids.filter((grid) => !gone.has(grid)), ...change.grids.before]
  if (!fits(grids)) return changedSince(change)
  const locks = change.locks?.before
  if (locks !== undefined && plan.locks !== change.locks?.after) return changedSince(change)

  const table = new LabelTable()
  const regions = change.faces.before.map((face) => ({ label: table.number(face), polygon: face.polygon }))
  const replaced = replaceFaces(snapshot.faces, made, regions, table)
  const restored = new Set(change.faces.before.map((face) => face.polygon))
  const back = new Set<number>()
  replaced.forEach(({ polygon }, f) => {
    if (restored.has(polygon)) back.add(f)
  })
  // Equal ground may have come to lie beside what comes back: the two are one face.
  const next = { ...snapshot, faces: replaced }
  const ground = layOut(next, back, [])
  const { faces } = relabel(
    next,
    ground,
    Array.from(ground.faceOf, (f) => (f === -1 ? null : replaced[f]!)),
  )
  const moved = change.moved.map(({ polygon, from, to }) => ({ polygon, from: to, to: from }))
  return {
    faces: back.size === 0 ? replaced : faces,
    grids,
    moved,
    ...(locks === undefined ? {} : { locks }),
  }
}

/** The faces that a change made, as they stand now; null when one of them is gone. */
function facesNow({ snapshot }: Plan, change: Change): Face[] | null {
  const standing = new Map(snapshot.faces.map((face) => [face.polygon, face]))
  const found: Face[] = []
  for (const made of change.faces.after) {
    const face = standing.get(made.polygon)
    if (face === undefined || labelKey(face) !== labelKey(made)) return null
    found.push(face)
  }
  return found
}

/** Whether every grid has its parent one level up in its community. */
function fits(grids: readonly Grid[]): boolean {
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  if (byKey.size !== grids.length) return false
  return grids.every(({ parent, level, community }) => {
    const above = parent === null ? null : byKey.get(parent)
    if (above === null) return level === 1
    return above !== undefined && above.level === level - 1 && above.community === community
  })
}

function changedSince(change: Change): Refused {
  const at = change.faces.after[0]?.polygon[0][0]
  const grid = change.grids.after[0]?.key
  return refuse('changed-since', { ...(at && { at }), ...(grid === undefined ? {} : { grid }) })
}
