import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Face, GridKey, Snapshot } from '#plan/snapshot.ts'

/** Households that stand at one position, in lattice units. */
export interface Standing {
  readonly at: Position
  readonly households: number
}

/** On whose ground households stand: for each position the face that holds it, null outside the plan. */
export interface Tally {
  readonly faces: readonly Face[]
  readonly standing: readonly Standing[]
  readonly faceOf: readonly (Face | null)[]
}

/** Counts everything once. */
export function tallyOf({ faces }: Pick<Snapshot, 'faces'>, standing: readonly Standing[]): Tally {
  const assigned = assign(
    faces,
    standing.map(({ at }) => at),
  )
  return { faces, standing, faceOf: Array.from(assigned, (f) => (f === NO_FACE ? null : faces[f]!)) }
}

/**
 * The tally of a plan that differs from the one before by some faces: only households in the boxes of those are
 * looked up again, among the faces around them. Equal to `tallyOf` of the new plan.
 */
export function retallied(before: Tally, { faces }: Pick<Snapshot, 'faces'>): Tally {
  if (before.faces === faces) return before
  const was = new Set(before.faces)
  const is = new Set(faces)
  const touched = [
    ...before.faces.filter((face) => !is.has(face)),
    ...faces.filter((face) => !was.has(face)),
  ].map(({ polygon }) => bboxOf(polygon))
  if (touched.length === 0) return { ...before, faces }
  const again: number[] = []
  before.standing.forEach(({ at }, i) => {
    if (touched.some((box) => holds(box, at))) again.push(i)
  })
  const faceOf = [...before.faceOf]
  if (again.length > 0) {
    const around = faces.filter(({ polygon }) => {
      const box = bboxOf(polygon)
      return touched.some((each) => meet(each, box))
    })
    const assigned = assign(
      around,
      again.map((i) => before.standing[i]!.at),
    )
    again.forEach((i, n) => {
      faceOf[i] = assigned[n] === NO_FACE ? null : around[assigned[n]!]!
    })
  }
  return { faces, standing: before.standing, faceOf }
}

/** Households of every grid with all below it, of every community by its code, and on ground no grid holds. */
export interface Counts {
  readonly of: (id: string) => number
  readonly unheld: number
  readonly total: number
}

/** Where households stand in a plan, and their counts. */
export interface Tallies {
  readonly tally: Tally
  readonly counts: Counts
}

export function countsOf(tally: Tally, { grids }: Pick<Snapshot, 'grids'>): Counts {
  const hierarchy = hierarchyOf(grids)
  const counts = new Map<string, number>()
  const add = (id: string, n: number) => counts.set(id, (counts.get(id) ?? 0) + n)
  const holders = new Map<GridKey, number>()
  let unheld = 0
  let total = 0
  tally.standing.forEach(({ households }, i) => {
    total += households
    const face = tally.faceOf[i]
    if (!face) return
    add(face.community, households)
    if (face.holder === null) unheld += households
    else holders.set(face.holder, (holders.get(face.holder) ?? 0) + households)
  })
  for (const [holder, households] of holders)
    if (hierarchy.has(holder)) for (const { key } of hierarchy.upwards(holder)) add(key, households)
  return { of: (id) => counts.get(id) ?? 0, unheld, total }
}

function holds({ minX, minY, maxX, maxY }: Bbox, [x, y]: Position): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY
}

function meet(a: Bbox, b: Bbox): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY
}
