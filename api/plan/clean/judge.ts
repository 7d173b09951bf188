import type { DrawnGrid, OverlayNote } from '../coverage-input.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { FaceLabel } from '../normal-form.ts'
import { candidatesOf, type Drawn } from '../overlay/candidates.ts'
import { settleHolders } from '../overlay/contested.ts'
import { disagreements } from '../overlay/notes.ts'
import { closeSlivers, innerGaps } from '../overlay/slivers.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import { conflictsOf, type Dispute, type GroundConflict } from './conflict.ts'
import { type Case, outside, overlaps, stickingOut, upperOverlaps } from './disputes.ts'
import { gapDisputes } from './gaps.ts'
import type { Ground, Shapes } from './ground.ts'
import { movementOn } from './movement.ts'
import { parentDisputes } from './parents.ts'
import { regionsBy } from './regions.ts'
import type { Tell } from './share.ts'

export interface CleanThresholds {
  readonly sliverWidthM: number
  readonly overlapWidthM: number
  readonly toleranceM: number
}

export interface CleanWanted {
  readonly thresholds: CleanThresholds
  /** Id of a conflict → id of one of its choices. */
  readonly choices: Readonly<Record<string, string>>
  /** Nobody drew the outline of the one community: ground is what its grids enclose. */
  readonly open: boolean
}

/** Why a face is with whom it is with, where it was not simply drawn so. */
export type Settlement = 'gap' | 'overlap' | 'sticks-out' | 'asked'

export interface Verdict {
  readonly ground: Ground
  readonly grids: readonly DrawnGrid[]
  readonly hierarchy: Hierarchy
  readonly labels: readonly (FaceLabel | null)[]
  /** As they were before slivers were given away. */
  readonly unclosed: readonly (FaceLabel | null)[]
  readonly conflicts: readonly GroundConflict[]
  /** By face. */
  readonly settled: readonly (Settlement | undefined)[]
  /** Regions settled without asking: mean width and area in square metres. */
  readonly hairlines: readonly {
    readonly of: 'gap' | 'overlap' | 'sticks-out'
    readonly widthM: number
    readonly areaM2: number
  }[]
  /** Faces of slivers that nobody could get because their border is too far, a list for each. */
  readonly stuck: readonly (readonly number[])[]
  readonly notes: readonly OverlayNote[]
}

/** Decides every face of a ground, and says what it would rather ask. */
export function judge(laid: Ground, shapes: Shapes, wanted: CleanWanted, tell?: Tell): Verdict {
  const { thresholds, choices } = wanted
  const ground = wanted.open ? withInside(laid, shapes.communities[0]!.code) : laid
  const faceCount = ground.subdivision.faceCount
  const settled: (Settlement | undefined)[] = new Array(faceCount)
  const conflicts: GroundConflict[] = []
  const hairlines: { of: 'gap' | 'overlap' | 'sticks-out'; widthM: number; areaM2: number }[] = []
  const ask = (disputes: readonly Dispute[]) => {
    const asked = conflictsOf(ground, disputes, choices)
    for (const { conflict } of asked) {
      conflicts.push(conflict)
      for (const f of conflict.faces) settled[f] = 'asked'
    }
    return asked
  }

  const elsewhere = ask(parentDisputes(ground, shapes.grids))
  const grids = reparented(shapes.grids, elsewhere)
  tell?.(0.05)
  const hierarchy = hierarchyOf(grids)
  const movement = movementOn(ground, grids, hierarchy)
  const bench = { ground, hierarchy, movement }
  // Somewhat less than the tolerance, because depths are measured to a hundredth part.
  const limitM = thresholds.toleranceM - Math.max(0.002, thresholds.toleranceM * 0.011)
  const within = (faces: readonly number[], holder: GridKey | null) =>
    limitM > 0 && faces.every((f) => movement.farthestM(f, holder, limitM) <= limitM)
  /** Settles what is thin and near; the rest is asked. */
  const sift = (of: 'overlap' | 'sticks-out', cases: readonly Case[]) =>
    cases.filter(({ region, holder }) => {
      if (region.faces.some((f) => settled[f] === 'asked')) return false
      const thin = region.widthM < thresholds.overlapWidthM && within(region.faces, holder)
      if (!thin) return true
      hairlines.push({ of, widthM: region.widthM, areaM2: region.areaM2 })
      for (const f of region.faces) settled[f] = of
      return false
    })

  const first = candidatesOf(ground.drawn)
  const firstHolders = settleHolders(ground.subdivision, ground.scale, first, hierarchy)
  const sticks = stickingOut(bench, firstHolders, (f) => first[f]!.length > 1)
  const asked = ask(sift('sticks-out', sticks).map(({ dispute }) => dispute))
  const drawn = withoutCut(ground.drawn, asked, hierarchy)
  const candidates = drawn === ground.drawn ? first : candidatesOf(drawn)
  const proposed =
    candidates === first
      ? firstHolders
      : settleHolders(ground.subdivision, ground.scale, candidates, hierarchy)
  const holders = proposed.slice()
  tell?.(0.25)
  const contested = sift('overlap', overlaps(bench, candidates, holders))
  for (const { conflict, choice } of ask(contested.map(({ dispute }) => dispute))) {
    for (const f of conflict.faces) {
      const to = choice.does === 'leave' ? commonAbove(conflict.grids, hierarchy) : choice.grid
      holders[f] = to === null ? null : hierarchy.grid(to)
    }
  }
  ask(sift('overlap', upperOverlaps(bench, candidates, holders)).map(({ dispute }) => dispute))
  ask(sift('overlap', outside(bench, holders)).map(({ dispute }) => dispute))

  tell?.(0.5)
  const labels = labelsOf(drawn, holders, hierarchy)
  const unclosed = labels.slice()
  const loose = loosen(ground, labels, hierarchy, thresholds.sliverWidthM, (f) => settled[f] !== 'asked')
  const closed = closeSlivers(ground.subdivision, ground.scale, labels, hierarchy, {
    widthM: thresholds.sliverWidthM,
    may: (faces, heir) => within(faces, heir.holder),
    walls: ground.walls,
  })
  tell?.(0.85)
  for (const note of closed) {
    if (note.note === 'sliver-closed') hairlines.push({ of: 'gap', widthM: note.widthM, areaM2: note.areaM2 })
  }
  for (const [f, label] of loose) if (labels[f]!.holder === null) labels[f] = label
  labels.forEach((label, f) => {
    if (label !== unclosed[f] && settled[f] === undefined) settled[f] = 'gap'
  })
  const gaps = gapDisputes(bench, labels, wanted.open)
  for (const { conflict, choice } of ask(gaps)) {
    for (const f of conflict.faces) {
      if (choice.does === 'outside') labels[f] = null
      else if (choice.does === 'give') labels[f] = { ...labels[f]!, holder: choice.grid }
    }
  }
  const stuck = gaps.filter(({ widthM }) => widthM < thresholds.sliverWidthM).map(({ faces }) => faces)
  const pairs = candidates.map((list, f) => ({ holder: holders[f]!, candidates: list }))
  const notes = [
    ...disagreements(drawn, pairs, ground.subdivision.twiceArea, hierarchy, ground.scale),
    ...closed,
    ...innerGaps(ground.subdivision, ground.scale, labels, hierarchy),
  ]
  return { ground, grids, hierarchy, labels, unclosed, conflicts, settled, hairlines, stuck, notes }
}

/**
 * Takes hairs of ground that lie apart from the rest of their grid, as overlaps leave them, from their holders, so that
 * they are closed like gaps. Gives the labels they had, for those that nobody gets.
 */
function loosen(
  ground: Ground,
  labels: (FaceLabel | null)[],
  hierarchy: Hierarchy,
  widthM: number,
  isFree: (face: number) => boolean,
): Map<number, FaceLabel> {
  const held = regionsBy(ground, (f) => {
    const holder = labels[f]?.holder
    return holder && hierarchy.isLeaf(holder) ? holder : null
  })
  const largest = new Map<string, number>()
  for (const { label, areaM2 } of held) largest.set(label, Math.max(areaM2, largest.get(label) ?? 0))
  const loose = new Map<number, FaceLabel>()
  for (const region of held) {
    if (region.areaM2 === largest.get(region.label) || region.widthM >= widthM) continue
    if (!region.faces.every(isFree)) continue
    for (const f of region.faces) {
      const label = labels[f]!
      loose.set(f, label)
      labels[f] = { ...label, holder: null }
    }
  }
  return loose
}

/** All bounded faces taken for ground of the community. */
function withInside(ground: Ground, community: string): Ground {
  const drawn = ground.drawn.map((each, f) =>
    f === 0 || each.communities.length > 0 ? each : { ...each, communities: [community] },
  )
  return { ...ground, drawn }
}

function reparented(
  grids: readonly DrawnGrid[],
  asked: ReturnType<typeof conflictsOf>,
): readonly DrawnGrid[] {
  const moved = new Map<GridKey, GridKey>()
  for (const { conflict, choice } of asked) {
    if (choice.does === 'parent' && choice.grid !== null) moved.set(conflict.grids[0]!, choice.grid)
  }
  if (moved.size === 0) return grids
  return grids.map((grid) => (moved.has(grid.key) ? { ...grid, parent: moved.get(grid.key)! } : grid))
}

/** What was drawn, without the grids and all below them that lose a piece of ground by choice. */
function withoutCut(
  drawn: readonly Drawn[],
  asked: ReturnType<typeof conflictsOf>,
  hierarchy: Hierarchy,
): readonly Drawn[] {
  const cuts = new Map<number, GridKey>()
  for (const { conflict, choice } of asked) {
    if (choice.does === 'cut') for (const f of conflict.faces) cuts.set(f, conflict.grids[0]!)
  }
  if (cuts.size === 0) return drawn
  return drawn.map((each, f) => {
    const loser = cuts.get(f)
    if (loser === undefined) return each
    const stays = (key: GridKey) => !hierarchy.upwards(key).some((grid) => grid.key === loser)
    return { ...each, grids: each.grids.filter(({ key }) => stays(key)) }
  })
}

/** The deepest grid above all of some grids; null where there is none. */
function commonAbove(keys: readonly GridKey[], hierarchy: Hierarchy): GridKey | null {
  const [first, ...others] = keys.map((key) => hierarchy.upwards(key).slice(1))
  const common = first!.find(({ key }) => others.every((chain) => chain.some((grid) => grid.key === key)))
  return common?.key ?? null
}

function labelsOf(
  drawn: readonly Drawn[],
  holders: readonly (Grid | null)[],
  hierarchy: Hierarchy,
): (FaceLabel | null)[] {
  return drawn.map(({ communities, exemptions }, f): FaceLabel | null => {
    const holder = holders[f] ?? null
    const community = holder?.community ?? communities[0]
    if (community === undefined) return null
    const held = holder !== null && hierarchy.isLeaf(holder.key)
    const exemption = held ? undefined : exemptions.find((drawing) => drawing.community === community)
    return { community, holder: holder?.key ?? null, exemption: exemption?.reason ?? null }
  })
}
