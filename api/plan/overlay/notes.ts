import { areaM2 } from '#geometry/area.ts'
import type { Scale } from '#geometry/scale.ts'
import type { OverlayNote } from '../coverage-input.ts'
import type { Hierarchy } from '../hierarchy.ts'
import type { Grid } from '../snapshot.ts'
import type { Drawn } from './candidates.ts'
import { add } from './measure.ts'

/** The grid that got a face, and all of the same level that were drawn over it. */
export interface Settled {
  readonly holder: Grid | null
  readonly candidates: readonly Grid[]
}

/**
 * What the drawing disagreed on, one note per pair with the area of all places together: grids that stick out
 * of their declared parent where they hold the ground, grids that lost ground to another (`grid` has it now,
 * `other` drew it too; likewise for communities, by code), and grids drawn outside their community.
 */
export function disagreements(
  drawn: readonly Drawn[],
  settled: readonly Settled[],
  twiceAreas: Float64Array,
  hierarchy: Hierarchy,
  scale: Scale,
): OverlayNote[] {
  const sums = new Map<string, number>()
  const note = (kind: string, grid: string, other: string, f: number) =>
    add(sums, `${kind} ${grid} ${other}`, twiceAreas[f]!)
  drawn.forEach(({ communities, grids, astray }, f) => {
    const { holder, candidates } = settled[f]!
    for (const grid of astray) note('outside-community', grid.key, '', f)
    for (const code of communities) {
      const kept = holder?.community ?? communities[0]!
      if (code !== kept) note('overlap', kept, code, f)
    }
    if (holder === null) return
    for (const other of candidates) if (other !== holder) note('overlap', holder.key, other.key, f)
    const chain = hierarchy.upwards(holder.key)
    for (const [i, grid] of chain.entries()) {
      const parent = chain[i + 1]
      if (parent && grids.includes(grid) && !grids.includes(parent)) {
        note('sticks-out', grid.key, parent.key, f)
      }
    }
  })
  return [...sums].sort().map(([key, twice]): OverlayNote => {
    const [kind, grid, other] = key.split(' ') as [OverlayNote['note'], string, string]
    const area = areaM2(twice, scale)
    if (kind === 'sticks-out') return { note: kind, grid, parent: other, areaM2: area }
    if (kind === 'overlap') return { note: kind, grid, other, areaM2: area }
    return { note: 'outside-community', grid, areaM2: area }
  })
}
