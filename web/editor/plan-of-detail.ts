import type { PlanDetail } from '#contract/plans.ts'
import { toLattice } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import type { Face, Grid } from '#plan/snapshot.ts'

/**
 * The plan that a reply of `GET /api/plans/:id` describes, nobody having edited it yet. Values are written field by
 * field in the kernel's own order, so that a plan read from the server and one edited here are equal as text.
 */
export function planOfDetail(detail: PlanDetail): Plan {
  const { root, origin, scale, communities, grids, faces, locks } = detail
  return planOf(
    {
      root: root.code,
      origin,
      scale: { x: scale.x, y: scale.y },
      communities: communities.map(({ code, name, levels }) => ({ code, name, levels })),
      grids: grids.map(gridOf).sort(byKey),
      faces: faces.map(faceOf).sort(byKey),
    },
    locks,
  )
}

function gridOf(grid: PlanDetail['grids'][number]): Grid {
  const { key, level, parent, community, kind, urban, name, code, sourceCode, band, exclave } = grid
  return { key, level, parent, community, kind, urban, name, code, sourceCode, band, exclave }
}

function faceOf({ key, community, holder, exemption, rings }: PlanDetail['faces'][number]): Face {
  const polygon = rings.map((ring) => ring.map(([lon, lat]) => toLattice(lon, lat)))
  return { key, community, holder, exemption, polygon: polygon as unknown as Polygon }
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}
