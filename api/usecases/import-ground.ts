import { areaM2, twiceArea } from '#geometry/area.ts'
import { bboxOf, centreOf } from '#geometry/bbox.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Ring } from '#geometry/ring.ts'
import { distanceM, type Scale, scaleAt } from '#geometry/scale.ts'
import { arrange } from '#geometry/windings.ts'

/**
 * The ground of a community that only its grids describe: their union, and the holes in it whose mean width in
 * metres is below `toleranceM`. Such a hole is where neighbours were drawn inexactly; a wider one may be an
 * enclave of somebody else's and stays outside.
 */
export function groundOfGrids(shapes: readonly MultiPolygon[], toleranceM: number): MultiPolygon {
  const rings = shapes.flatMap((shape) => shape.flat())
  const { subdivision, windings } = arrange([rings])
  const union = dissolve(
    subdivision,
    windings.map(([around]) => (around !== undefined && around.turns > 0 ? 0 : NO_REGION)),
  ).map(({ polygon }) => polygon)
  const scale = scaleAt(centreOf(bboxOf(rings)))
  const hairlines = union
    .flatMap(([, ...holes]) => holes)
    .filter((hole) => meanWidthM(hole, scale) < toleranceM)
    .map((hole) => [hole.toReversed()] as const)
  return [...union, ...hairlines]
}

/** Twice the area by the perimeter: of a long strip its breadth. */
function meanWidthM(ring: Ring, scale: Scale): number {
  const perimeter = ring.reduce((sum, a, i) => sum + distanceM(a, ring[(i + 1) % ring.length]!, scale), 0)
  return (2 * areaM2(Math.abs(twiceArea(ring)), scale)) / perimeter
}
