import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Scale } from '#geometry/scale.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { OverlayNote } from '../coverage-input.ts'
import type { Hierarchy } from '../hierarchy.ts'
import { type FaceLabel, labelKey } from '../normal-form.ts'
import { add, edgeLengths, measureRegions } from './measure.ts'

type Labels = (FaceLabel | null)[]

/** Ground nobody deeper holds though somebody should: no grid at all, or a grid that has children. */
function isGap(label: FaceLabel, hierarchy: Hierarchy): boolean {
  return label.exemption === null && (label.holder === null || !hierarchy.isLeaf(label.holder))
}

/**
 * Gives hairline gaps away: each connected gap whose mean width is below `toleranceM` goes to the neighbour it
 * borders on the longest (equal lengths: the lowest label), among those of its community that are not gaps
 * themselves and, in the gap of an upper grid, belong to that grid. A gap without such a neighbour stays; one
 * that gets a neighbour only by another being closed is closed in the next round. Then notes every gap of an
 * upper grid that is left. Changes `labels`.
 */
export function closeSlivers(
  subdivision: Subdivision,
  scale: Scale,
  labels: Labels,
  hierarchy: Hierarchy,
  toleranceM: number,
): OverlayNote[] {
  const lengths = edgeLengths(subdivision, scale)
  const notes: OverlayNote[] = []
  for (;;) {
    const gaps = gapRegions(subdivision, labels, hierarchy)
    const measures = measureRegions(subdivision, gaps, lengths, scale)
    const heirs = longestNeighbours(subdivision, lengths, labels, gaps, hierarchy)
    const closed = [...measures].filter(([gap, { widthM }]) => widthM < toleranceM && heirs.has(gap))
    if (closed.length === 0) {
      for (const [gap, { areaM2, widthM }] of measures) {
        const grid = labels[gap]!.holder
        if (grid !== null) notes.push({ note: 'inner-gap', grid, areaM2, widthM })
      }
      return notes
    }
    const given = new Map(closed.map(([gap]) => [gap, heirs.get(gap)!]))
    for (const [gap, { areaM2, widthM }] of closed) {
      const heir = given.get(gap)!
      notes.push({ note: 'sliver-closed', grid: heir.holder ?? heir.community, areaM2, widthM })
    }
    gaps.forEach((gap, f) => {
      const heir = given.get(gap)
      if (heir !== undefined) labels[f] = heir
    })
  }
}

/** Edge-connected gaps of one label. */
function gapRegions(subdivision: Subdivision, labels: Labels, hierarchy: Hierarchy): Int32Array {
  const numbers = new Map<string, number>()
  const numbered = labels.map((label) => {
    if (label === null || !isGap(label, hierarchy)) return NO_REGION
    const key = labelKey(label)
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  })
  return regionsOf(subdivision, numbered)
}

/** For each gap the label of the neighbour it may go to with the longest common border. */
function longestNeighbours(
  { face }: Subdivision,
  lengths: Float64Array,
  labels: Labels,
  gaps: Int32Array,
  hierarchy: Hierarchy,
): Map<number, FaceLabel> {
  const byKey = new Map<string, FaceLabel>()
  const borders = new Map<number, Map<string, number>>()
  face.forEach((f, h) => {
    const gap = gaps[f]!
    const label = labels[face[h ^ 1]!]!
    if (gap === NO_REGION || label === null || !mayInherit(labels[f]!, label, hierarchy)) return
    const key = labelKey(label)
    byKey.set(key, label)
    const shares = borders.get(gap) ?? new Map<string, number>()
    borders.set(gap, shares)
    add(shares, key, lengths[h >> 1]!)
  })
  const longest = [...borders].map(([gap, shares]): [number, FaceLabel] => {
    const [key] = [...shares].reduce((best, entry) =>
      entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
    )
    return [gap, byKey.get(key)!]
  })
  return new Map(longest)
}

function mayInherit(gap: FaceLabel, label: FaceLabel, hierarchy: Hierarchy): boolean {
  if (label.community !== gap.community || isGap(label, hierarchy)) return false
  if (gap.holder === null) return true
  return label.holder !== null && hierarchy.upwards(label.holder).some((above) => above.key === gap.holder)
}
