import type { Snapshot } from '#plan/snapshot.ts'
import { readFaces } from '../../repositories/faces.ts'
import { readGrids } from '../../repositories/grids.ts'
import type { PlanRow } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'

/** The whole ground of a plan, equal to the snapshot it was written from but for codes dealt since. */
export async function readSnapshot(ask: Ask, county: string, plan: PlanRow): Promise<Snapshot> {
  const ref = { county, id: plan.id }
  return {
    root: plan.root,
    origin: [plan.originX, plan.originY],
    scale: { x: plan.scaleX, y: plan.scaleY },
    communities: plan.communities,
    grids: await readGrids(ask, ref),
    faces: await readFaces(ask, ref),
  }
}
