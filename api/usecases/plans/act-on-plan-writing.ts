import { polygonsOf } from '#plan/grid-polygons.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Plan } from '#plan/plan.ts'
import { insertFaces, removeFaces } from '../../repositories/faces.ts'
import { removeGrids, upsertGrids } from '../../repositories/grids.ts'
import { advancePlan, type PlanRef } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { changesBetween } from './act-on-plan-changes.ts'

/**
 * Writes what is different between two states of a plan: its faces, its grids, and the polygon and label point of
 * every grid whose ground may have changed. Identities of grids that are gone stay.
 */
export async function writeChanges(
  ask: Ask,
  ref: PlanRef,
  before: Plan,
  after: Plan,
  revision: number,
): Promise<void> {
  const { snapshot } = after
  const changes = changesBetween(before.snapshot, snapshot)
  const rewritten = new Set([...changes.reshaped, ...changes.grids.map(({ key }) => key)])
  const shapes = polygonsOf(snapshot, rewritten)
  const grids = snapshot.grids
    .filter(({ key }) => rewritten.has(key))
    .map((grid) => {
      const shape = shapes.get(grid.key) ?? []
      return { grid, shape, label: shape.length > 0 ? labelPoint(shape) : null }
    })
  await removeFaces(ask, ref, [...changes.goneFaces, ...changes.faces.map(({ key }) => key)])
  await upsertGrids(ask, ref, grids)
  await insertFaces(ask, ref, changes.faces)
  await removeGrids(ask, ref, changes.goneGrids)
  await advancePlan(ask, ref, revision, after.locks)
}
