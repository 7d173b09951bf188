import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Scale } from '#geometry/scale.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { OverlayNote } from '../coverage-input.ts'
import type { Hierarchy } from '../hierarchy.ts'
import { type FaceLabel, labelKey } from '../normal-form.ts'
import { add, edgeLengths, measureRegions } from './measure.ts'

type Labels = (FaceLabel | null)[]

/** Ground nobody deeper holds though somebody should: no grid at all, or a grid that has children. */
export function isGap(label: FaceLabel, hierarchy: Hierarchy): boolean {
  return label.exemption === null && (label.holder === null || !hierarchy.isLeaf(label.holder))
}

export interface SliverLimits {
  /** Mean width in metres below which a gap is a sliver. */
  readonly widthM: number
  /** Whether the faces of a sliver may go to a neighbour; without it always. */
  readonly may?: (faces: readonly number[], heir: FaceLabel) => boolean
  /** Edges across which a gap is not one; see `regionsOf`. */
  readonly walls?: ArrayLike<number> | undefined
}

/** A sliver that was given away. */
interface Closed {
  readonly faces: readonly number[]
  readonly heir: FaceLabel
  readonly areaM2: number
  readonly widthM: number
}

/**
 * Gives hairline gaps away: each connected gap whose mean width is below the limit goes to the neighbour it
 * borders on the longest (equal lengths: the lowest label), among those of its community that are not gaps
 * themselves, in the gap of an upper grid belong to that grid, and may have it. A gap without such a neighbour
 * stays; one that gets a neighbour only by another being closed is closed in the next round. Changes `labels`.
 */
export function closeSlivers(
  subdivision: Subdivision,
  scale: Scale,
  labels: Labels,
  hierarchy: Hierarchy,
  limits: SliverLimits,
): OverlayNote[] {
  const lengths = edgeLengths(subdivision, scale)
  const notes: OverlayNote[] = []
  for (;;) {
    const gaps = gapRegions(subdivision, labels, hierarchy, limits.walls)
    const measures = measureRegions(subdivision, gaps, lengths, scale)
    const closed = slivers(subdivision, lengths, labels, gaps, measures, hierarchy, limits)
    if (closed.length === 0) return notes
    for (const { faces, heir, areaM2, widthM } of closed) {
      notes.push({ note: 'sliver-closed', grid: heir.holder ?? heir.community, areaM2, widthM })
      for (const f of faces) labels[f] = heir
    }
  }
}

/** Notes every gap of an upper grid. */
export function innerGaps(
  subdivision: Subdivision,
  scale: Scale,
  labels: Labels,
  hierarchy: Hierarchy,
): OverlayNote[] {
  const gaps = gapRegions(subdivision, labels, hierarchy)
  const measures = measureRegions(subdivision, gaps, edgeLengths(subdivision, scale), scale)
  return [...measures].flatMap(([gap, { areaM2, widthM }]): OverlayNote[] => {
    const grid = labels[gap]!.holder
    return grid === null ? [] : [{ note: 'inner-gap', grid, areaM2, widthM }]
  })
}

/** The gaps that are slivers and have an heir, as the labels are now. */
function slivers(
  subdivision: Subdivision,
  lengths: Float64Array,
  labels: Labels,
  gaps: Int32Array,
  measures: ReturnType<typeof measureRegions>,
  hierarchy: Hierarchy,
  { widthM: limit, may, walls }: SliverLimits,
): Closed[] {
  const thin = new Map<number, number[]>()
  for (const [gap, { widthM }] of measures) if (widthM < limit) thin.set(gap, [])
  gaps.forEach((gap, f) => {
    thin.get(gap)?.push(f)
  })
  const heirs = neighboursOf(subdivision, lengths, labels, gaps, hierarchy)
  // Cells of one seam go to the same side where they may, so that the border does not change sides with each.
  const seams = walls === undefined ? gaps : gapRegions(subdivision, labels, hierarchy)
  const along = seams === gaps ? heirs : neighboursOf(subdivision, lengths, labels, seams, hierarchy)
  return [...thin].flatMap(([gap, faces]): Closed[] => {
    const own = heirs.get(gap) ?? []
    const ranked = seams === gaps ? own : bySeam(own, along.get(seams[gap]!) ?? [])
    const heir = ranked.find(({ label }) => may === undefined || may(faces, label))
    return heir === undefined ? [] : [{ faces, heir: heir.label, ...measures.get(gap)! }]
  })
}

/** Neighbours of a cell, those that have at least half as much of it as the first in the order of the whole seam. */
function bySeam(own: readonly Heir[], along: readonly Heir[]): readonly Heir[] {
  const enough = (own[0]?.length ?? 0) / 2
  const rank = new Map(along.map(({ label }, i) => [labelKey(label), i]))
  const place = ({ label }: Heir) => rank.get(labelKey(label)) ?? along.length
  const large = own.filter(({ length }) => length >= enough).sort((a, b) => place(a) - place(b))
  return [...large, ...own.filter(({ length }) => length < enough)]
}

/** Edge-connected gaps of one label. */
export function gapRegions(
  subdivision: Subdivision,
  labels: Labels,
  hierarchy: Hierarchy,
  walls?: ArrayLike<number>,
): Int32Array {
  const numbers = new Map<string, number>()
  const numbered = labels.map((label) => {
    if (label === null || !isGap(label, hierarchy)) return NO_REGION
    const key = labelKey(label)
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  })
  return regionsOf(subdivision, numbered, walls)
}

/** A neighbour that a gap may go to, and how long their common border is, micrometres. */
interface Heir {
  readonly label: FaceLabel
  readonly length: number
}

/** For each gap its neighbours, the one with the longest common border first. */
export function neighboursOf(
  { face }: Subdivision,
  lengths: Float64Array,
  labels: Labels,
  gaps: Int32Array,
  hierarchy: Hierarchy,
): Map<number, readonly Heir[]> {
  const byKey = new Map<string, FaceLabel>()
  const borders = new Map<number, Map<string, number>>()
  for (let h = 0; h < face.length; h++) {
    const gap = gaps[face[h]!]!
    const label = labels[face[h ^ 1]!]!
    if (gap === NO_REGION || label === null || !mayInherit(labels[face[h]!]!, label, hierarchy)) continue
    const key = labelKey(label)
    byKey.set(key, label)
    const shares = borders.get(gap) ?? new Map<string, number>()
    borders.set(gap, shares)
    add(shares, key, lengths[h >> 1]!)
  }
  const ranked = [...borders].map(([gap, shares]): [number, Heir[]] => {
    const longestFirst = [...shares].sort(
      ([a, lengthA], [b, lengthB]) => lengthB - lengthA || (a < b ? -1 : 1),
    )
    return [gap, longestFirst.map(([key, length]) => ({ label: byKey.get(key)!, length }))]
  })
  return new Map(ranked)
}

function mayInherit(gap: FaceLabel, label: FaceLabel, hierarchy: Hierarchy): boolean {
  if (label.community !== gap.community || isGap(label, hierarchy)) return false
  if (gap.holder === null) return true
  return label.holder !== null && hierarchy.upwards(label.holder).some((above) => above.key === gap.holder)
}
