import { bboxOf, centreOf } from '#geometry/bbox.ts'
import { scaleAt } from '#geometry/scale.ts'
import { arrange } from '#geometry/windings.ts'
import type { CoverageInput, OverlayNote } from './coverage-input.ts'
import { hierarchyOf } from './hierarchy.ts'
import { type FaceLabel, normalFaces } from './normal-form.ts'
import { candidatesOf, drawnOver, inOrder } from './overlay/candidates.ts'
import { settleHolders } from './overlay/contested.ts'
import { disagreements } from './overlay/notes.ts'
import { closeSlivers, innerGaps } from './overlay/slivers.ts'
import type { Snapshot } from './snapshot.ts'

/** Mean width in metres below which unheld ground is taken for inexact drawing. */
const DEFAULT_TOLERANCE_M = 1

/**
 * Makes one partition of polygons of all levels as somebody drew them. Everything is noded together on the
 * lattice, and every face of the outcome is labelled:
 *
 * - Its community is the one whose shape covers it; ground outside all of them is dropped. Where two cover it,
 *   its holder decides, else the lower code.
 * - Its holder is the deepest grid drawn over it, within the grid's own community. That grid keeps its
 *   declared parent even where it sticks out of the parent's polygon: the parent's ground is that of its
 *   descendants and what it holds itself. Overlaps on one level are settled by `settleHolders`.
 * - Ground that a childless grid holds is never exempt; on any other an exemption drawn over it is noted.
 * - Gaps thinner than the tolerance, between grids or along a community's outline, are closed by
 *   `closeSlivers`; all others stay as faces without holder, or of the upper grid.
 *
 * The result does not depend on the order of the input. Throws a RangeError when the input extends over more
 * than 4°, an Error when parents and levels do not fit (see `hierarchyOf`) or nothing was drawn.
 */
export function overlay(
  input: CoverageInput,
  options: { readonly toleranceM?: number } = {},
): { snapshot: Snapshot; notes: OverlayNote[] } {
  const shapes = inOrder(input)
  const hierarchy = hierarchyOf(shapes.grids)
  const rings = [...shapes.communities, ...shapes.grids, ...shapes.exemptions].map(({ shape }) =>
    shape.flat(),
  )
  const outlines = shapes.communities.flatMap(({ shape }) => shape.flat())
  if (outlines.length === 0) throw new Error(`coverage ${input.root} has no community with a shape`)
  const origin = centreOf(bboxOf(outlines))
  const scale = scaleAt(origin)

  const { subdivision, windings } = arrange(rings)
  const drawn = drawnOver(windings, shapes)
  const candidates = candidatesOf(drawn)
  const holders = settleHolders(subdivision, scale, candidates, hierarchy)
  const labels = drawn.map(({ communities, exemptions }, f): FaceLabel | null => {
    const holder = holders[f] ?? null
    const community = holder?.community ?? communities[0]
    if (community === undefined) return null
    const held = holder !== null && hierarchy.isLeaf(holder.key)
    const exemption = held ? undefined : exemptions.find((drawing) => drawing.community === community)
    return { community, holder: holder?.key ?? null, exemption: exemption?.reason ?? null }
  })
  const settled = candidates.map((grids, f) => ({ holder: holders[f] ?? null, candidates: grids }))
  const notes = [
    ...disagreements(drawn, settled, subdivision.twiceArea, hierarchy, scale),
    ...closeSlivers(subdivision, scale, labels, hierarchy, {
      widthM: options.toleranceM ?? DEFAULT_TOLERANCE_M,
    }),
    ...innerGaps(subdivision, scale, labels, hierarchy),
  ]
  const snapshot: Snapshot = {
    root: input.root,
    origin,
    scale,
    communities: shapes.communities.map(({ code, name, levels }) => ({ code, name, levels })),
    grids: shapes.grids.map(({ shape: _, ...grid }) => grid),
    faces: normalFaces(subdivision, labels),
  }
  return { snapshot, notes }
}
