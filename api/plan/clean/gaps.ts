import { NO_REGION } from '#geometry/regions.ts'
import type { FaceLabel } from '../normal-form.ts'
import { measureRegions } from '../overlay/measure.ts'
import { gapRegions, neighboursOf } from '../overlay/slivers.ts'
import type { GridKey } from '../snapshot.ts'
import { choicesOf, type Dispute, type GroundChoice } from './conflict.ts'
import type { Bench } from './disputes.ts'

/** Neighbours that a gap is offered to. */
const OFFERED = 6

const LEAVE: GroundChoice = { id: 'leave', does: 'leave', grid: null }
const OUTSIDE: GroundChoice = { id: 'outside', does: 'outside', grid: null }

/**
 * Every gap that is left, with the neighbours that may have it. Proposed is that it stays; where nobody drew an
 * outline a hole in the midst of the grids may as well be an enclave of somebody else's, and stays outside.
 */
export function gapDisputes(
  { ground, hierarchy, movement }: Bench,
  labels: (FaceLabel | null)[],
  open: boolean,
): Dispute[] {
  const { subdivision, lengths, scale } = ground
  const gaps = gapRegions(subdivision, labels, hierarchy)
  const measures = measureRegions(subdivision, gaps, lengths, scale)
  const heirs = neighboursOf(subdivision, lengths, labels, gaps, hierarchy)
  const faces = new Map<number, number[]>()
  gaps.forEach((gap, f) => {
    if (gap === NO_REGION) return
    const list = faces.get(gap)
    if (list === undefined) faces.set(gap, [f])
    else list.push(f)
  })
  return [...faces].map(([gap, list]): Dispute => {
    const { holder } = labels[gap]!
    const near = (heirs.get(gap) ?? []).flatMap(({ label }) => (label.holder === null ? [] : [label.holder]))
    const offered = [...new Set(near)].slice(0, OFFERED)
    const gives = choicesOf(
      'give',
      offered.map((key) => hierarchy.grid(key)),
    )
    const hole = open && holder === null
    const farthest = (to: GridKey | null) =>
      list.reduce((most, f) => Math.max(most, movement.farthestM(f, to, most)), 0)
    return {
      reason: 'gap',
      faces: list,
      widthM: measures.get(gap)!.widthM,
      grids: holder === null ? [] : [holder],
      choices: [...(hole ? [OUTSIDE] : []), LEAVE, ...gives],
      proposed: hole ? OUTSIDE.id : LEAVE.id,
      movedM: (choice) => (choice.does === 'give' ? farthest(choice.grid) : farthest(holder)),
    }
  })
}
