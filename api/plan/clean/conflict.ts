import { compareRings } from '#geometry/canonical-ring.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import type { Ground } from './ground.ts'
import { areaOf, shapesOf } from './regions.ts'

export type GroundReason = 'overlap' | 'gap' | 'sticks-out' | 'outside-community' | 'parent-elsewhere'

export interface GroundChoice {
  readonly id: string
  readonly does: 'give' | 'leave' | 'outside' | 'keep' | 'cut' | 'parent'
  readonly grid: GridKey | null
}

/** Ground that drawings disagree on, or that nobody drew, too large to be decided without asking. */
export interface GroundConflict {
  readonly id: string
  readonly reason: GroundReason
  /** The grids concerned, the one that has it by what is proposed first; parents after children. */
  readonly grids: readonly GridKey[]
  readonly faces: readonly number[]
  readonly shape: MultiPolygon
  readonly at: Position
  readonly areaM2: number
  readonly widthM: number
  /** How far a border moves by what is chosen or else proposed. */
  readonly movedM: number
  readonly choices: readonly GroundChoice[]
  readonly proposed: string
  readonly chosen: string | null
}

/** What a grid is called in ids: its code in the file, else its name; never the key, which another run deals anew. */
export function handleOf({ sourceCode, name }: Grid): string {
  return sourceCode ?? name
}

/** Choices that name a grid, told apart where two grids are called alike. */
export function choicesOf(does: 'give' | 'parent', grids: readonly Grid[]): GroundChoice[] {
  const seen = new Map<string, number>()
  return grids.map((grid): GroundChoice => {
    const handle = handleOf(grid)
    const before = seen.get(handle) ?? 0
    seen.set(handle, before + 1)
    return { id: `${does}:${handle}${before === 0 ? '' : `~${before + 1}`}`, does, grid: grid.key }
  })
}

/** What a conflict is made of beside its place. */
export interface Dispute {
  readonly reason: GroundReason
  readonly faces: readonly number[]
  readonly widthM: number
  readonly grids: readonly GridKey[]
  readonly choices: readonly GroundChoice[]
  readonly proposed: string
  /** How far a border moves by a choice. */
  readonly movedM: (choice: GroundChoice) => number
}

/**
 * Disputes as conflicts with ids, from west to east. An id is the reason and a place inside in steps of about a
 * decimetre, so that the same input gives the same ids, in whatever order it comes.
 */
export function conflictsOf(
  ground: Ground,
  disputes: readonly Dispute[],
  chosen: Readonly<Record<string, string>>,
): { readonly conflict: GroundConflict; readonly choice: GroundChoice }[] {
  const shapes = shapesOf(
    ground,
    disputes.map(({ faces }) => faces),
  )
  const placed = disputes.map((dispute, i) => ({ dispute, shape: shapes[i]! }))
  placed.sort(
    (a, b) => compareRings(a.shape[0]![0], b.shape[0]![0]) || (a.dispute.reason < b.dispute.reason ? -1 : 1),
  )
  const taken = new Set<string>()
  return placed.map(({ dispute, shape }) => {
    const at = pointOnSurface(shape)
    const place = `${dispute.reason}@${(at[0] / 1e7).toFixed(6)},${(at[1] / 1e7).toFixed(6)}`
    let id = place
    for (let n = 2; taken.has(id); n++) id = `${place}~${n}`
    taken.add(id)
    const own = dispute.choices.find((choice) => choice.id === chosen[id])
    const choice = own ?? dispute.choices.find((choice) => choice.id === dispute.proposed)!
    const { movedM, ...rest } = dispute
    const areaM2 = areaOf(ground, dispute.faces)
    const conflict = { ...rest, id, shape, at, areaM2, movedM: movedM(choice), chosen: own?.id ?? null }
    return { conflict, choice }
  })
}
