import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Ring } from '#geometry/ring.ts'
import { type CleanedGrid, cleanedGrids, type SettledSum, settledSums } from './clean/account.ts'
import type { GroundConflict } from './clean/conflict.ts'
import { type Ground, layGround, layLines, type Shapes } from './clean/ground.ts'
import { type CleanWanted, judge, type Verdict } from './clean/judge.ts'
import { links } from './clean/links.ts'
import { part, type Tell } from './clean/share.ts'
import type { CoverageInput, OverlayNote } from './coverage-input.ts'
import { labelKey, normalFaces } from './normal-form.ts'
import { inOrder } from './overlay/candidates.ts'
import type { Snapshot } from './snapshot.ts'

export interface Cleaned {
  readonly snapshot: Snapshot
  readonly grids: readonly CleanedGrid[]
  /** West to east within each kind. */
  readonly conflicts: readonly GroundConflict[]
  readonly settled: Readonly<Record<'gap' | 'overlap' | 'sticks-out', SettledSum>>
  readonly verticesAdded: number
  readonly notes: readonly OverlayNote[]
}

/**
 * Makes one partition of dirty polygons, as `overlay` does, and accounts for it: what is thinner than the
 * thresholds and near enough to the borders as drawn is decided by the longest border, everything else is a
 * conflict with choices, of which one is proposed. No place farther than the tolerance from a grid's border comes
 * to that grid or leaves it without being asked about.
 *
 * A seam too long for any one neighbour is cut across, so that each of them gets its own stretch.
 * With `open` nobody drew an outline: the ground is what the grids enclose, cracks closed across their mouths.
 *
 * Throws like `overlay`. The result does not depend on the order of the input. `tell` hears how far it has come.
 */
export function cleanCoverage(input: CoverageInput, wanted: CleanWanted, tell?: Tell): Cleaned {
  const shapes = inOrder(input)
  if (shapes.communities.every(({ shape }) => shape.length === 0)) {
    throw new Error(`coverage ${input.root} has no community with a shape`)
  }
  if (wanted.open && shapes.communities.length !== 1) {
    throw new Error(`an open coverage has one community, not ${shapes.communities.length}`)
  }
  const verdict = settle(shapes, wanted, part(tell, 0, 0.85))
  const { ground, grids, labels } = verdict
  const snapshot: Snapshot = {
    root: input.root,
    origin: ground.origin,
    scale: ground.scale,
    communities: shapes.communities.map(({ code, name, levels }) => ({ code, name, levels })),
    grids: grids.map(({ shape: _, ...grid }) => grid),
    faces: normalFaces(ground.subdivision, labels),
  }
  const settled = settledSums(verdict)
  tell?.(0.92)
  const cleaned = cleanedGrids(verdict)
  tell?.(1)
  return {
    snapshot,
    grids: cleaned,
    conflicts: verdict.conflicts,
    settled,
    verticesAdded: ground.verticesAdded,
    notes: verdict.notes,
  }
}

/** Lays the ground, with lines across mouths and seams where there are any, and judges it. */
function settle(shapes: Shapes, wanted: CleanWanted, tell: Tell | undefined): Verdict {
  const laid = layGround(shapes, part(tell, 0, 0.15))
  const { sliverWidthM, toleranceM } = wanted.thresholds
  const reachM = Math.min(sliverWidthM, toleranceM)
  const mouths = wanted.open && reachM > 0 ? mouthsOf(laid, reachM) : []
  const ground = mouths.length === 0 ? laid : layLines(laid, shapes, mouths, [], part(tell, 0.15, 0.3))
  const verdict = judge(ground, shapes, wanted, part(tell, 0.3, 0.6))
  const seams = verdict.stuck.flatMap((faces) => seamsOf(verdict, faces, toleranceM))
  if (seams.length === 0) return verdict
  const seamed = layLines(laid, shapes, mouths, seams, part(tell, 0.6, 0.7))
  return judge(seamed, shapes, wanted, part(tell, 0.7, 1))
}

/** Lines between polygons that come near each other along the outer edge of all. */
function mouthsOf(ground: Ground, reachM: number): Ring[] {
  const { face } = ground.subdivision
  const halves: number[] = []
  const labels = ground.covering.map((covering, f) => (f === 0 || covering.length === 0 ? NO_REGION : 0))
  const pieces = regionsOf(ground.subdivision, labels)
  const owner = (h: number) => {
    const covering = ground.covering[face[h]!]!
    return covering.reduce((best, grid) => (grid.level >= best.level ? grid : best)).key
  }
  for (let h = 0; h < face.length; h++) {
    if (face[h ^ 1] === 0 && pieces[face[h]!] !== NO_REGION) halves.push(h)
  }
  return links(ground, halves, owner, reachM)
}

/** Lines across a sliver from each vertex along it to whoever lies on the other side. */
function seamsOf({ ground, unclosed }: Verdict, faces: readonly number[], reachM: number): Ring[] {
  const { face } = ground.subdivision
  const own = new Set(faces)
  const halves = faces.flatMap((f) => [...ground.bordersOf(f)].filter((h) => !own.has(face[h ^ 1]!)))
  const across = (h: number) => {
    const label = unclosed[face[h ^ 1]!]
    return label ? labelKey(label) : '-'
  }
  return links(ground, halves, across, reachM)
}
