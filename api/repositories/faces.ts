import type { Face } from '#plan/snapshot.ts'
import { polygonFromEwkb, polygonToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { insert: sql('faces/insert'), ofPlan: sql('faces/of-plan'), remove: sql('faces/remove') }

/** Writes a plan's faces. */
export async function insertFaces(ask: Ask, plan: PlanRef, faces: readonly Face[]): Promise<void> {
  const rows = faces.map((face) => ({ ...face, plan: plan.id, polygon: polygonToEwkb(face.polygon) }))
  await insertAll(ask, queries.insert, plan.county, rows)
}

/** A plan's faces in the order of their keys, on the very integers they were written with. */
export async function readFaces(ask: Ask, plan: PlanRef): Promise<Face[]> {
  const rows = await ask.rows<Omit<Face, 'polygon'> & { polygon: string }>(queries.ofPlan, {
    county: plan.county,
    plan: plan.id,
  })
  return rows.map((row) => ({ ...row, polygon: polygonFromEwkb(row.polygon) }))
}

/** Takes faces out of a plan, by their keys. */
export async function removeFaces(ask: Ask, plan: PlanRef, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await ask.none(queries.remove, { county: plan.county, plan: plan.id, keys })
}
