import { v7 as uuidv7 } from 'uuid'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { DEFAULT_SETTINGS, type FindingSettings } from '#plan/ground.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import type { Db } from '../../repositories/connection.ts'
import { insertFaces } from '../../repositories/faces.ts'
import { insertGrids } from '../../repositories/grids.ts'
import { writeBase } from '../../repositories/plan-base.ts'
import { insertPlan, type PlanRef } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'

/** A plan somebody drew, as one partition. Its communities are jurisdictions already. */
export interface Draft {
  readonly county: string
  readonly name: string
  readonly snapshot: Snapshot
  /** Default: `DEFAULT_SETTINGS`. */
  readonly settings?: FindingSettings
  /** Where the boundaries come from, in words. */
  readonly source: string
  /** Default: EPSG:4326. */
  readonly sourceCrs?: string
  /** Id of the account that begins it. */
  readonly createdBy?: string
}

/** Starts a draft in a transaction of its own. */
export function createDraft(db: Db, draft: Draft): Promise<PlanRef> {
  return txAs(db, { kind: 'system' }, (ask) => writeDraft(ask, draft))
}

/**
 * Writes a draft: its faces and, in the same transaction, the polygon and label point of every grid, and the snapshot
 * its log will go on from. It is based on the root's last published plan.
 */
export async function writeDraft(ask: Ask, draft: Draft): Promise<PlanRef> {
  const { snapshot, county } = draft
  const plan = { county, id: uuidv7() }
  await insertPlan(ask, {
    ...plan,
    root: snapshot.root,
    name: draft.name,
    originX: snapshot.origin[0],
    originY: snapshot.origin[1],
    scaleX: snapshot.scale.x,
    scaleY: snapshot.scale.y,
    communities: snapshot.communities,
    settings: draft.settings ?? DEFAULT_SETTINGS,
    source: draft.source,
    sourceCrs: draft.sourceCrs ?? 'EPSG:4326',
    createdBy: draft.createdBy ?? null,
  })
  await writeGround(ask, plan, snapshot)
  return plan
}

/**
 * Writes the whole ground of a plan that has none yet: grids with polygons and label points, faces, and the snapshot
 * that its log goes on from.
 */
export async function writeGround(ask: Ask, plan: PlanRef, snapshot: Snapshot): Promise<void> {
  const shapes = gridPolygons(snapshot)
  const grids = snapshot.grids.map((grid) => {
    const shape = shapes.get(grid.key) ?? []
    return { grid, shape, label: shape.length > 0 ? labelPoint(shape) : null }
  })
  await insertGrids(ask, plan, grids)
  await insertFaces(ask, plan, snapshot.faces)
  await writeBase(ask, plan, snapshot)
}
