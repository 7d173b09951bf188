import { v7 as uuidv7 } from 'uuid'
import type { Position } from '#geometry/position.ts'
import { pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('plan-comments/insert'),
  ofPlan: sql('plan-comments/of-plan'),
  resolve: sql('plan-comments/resolve'),
}

/** What somebody says about a plan, pinned to a lattice position, a grid, both or neither. */
export interface NewComment {
  readonly text: string
  readonly position: Position | null
  readonly grid: string | null
}

export interface CommentRow extends NewComment {
  readonly id: string
  /** Name of who said it. */
  readonly by: string | null
  readonly at: Date
  readonly resolved: boolean
}

/** Adds what an account says about a plan. */
export async function insertComments(
  ask: Ask,
  plan: PlanRef,
  account: string,
  comments: readonly NewComment[],
): Promise<void> {
  const rows = comments.map((comment) => ({
    ...comment,
    id: uuidv7(),
    plan: plan.id,
    account,
    position: comment.position && pointToEwkb(comment.position),
  }))
  await insertAll(ask, queries.insert, plan.county, rows)
}

/** What was said about a plan, the oldest first. */
export async function readComments(ask: Ask, plan: PlanRef): Promise<CommentRow[]> {
  const rows = await ask.rows<Omit<CommentRow, 'position'> & { position: string | null }>(queries.ofPlan, {
    county: plan.county,
    plan: plan.id,
  })
  return rows.map((row) => ({ ...row, position: row.position === null ? null : pointFromEwkb(row.position) }))
}

/** Notes that what a comment asked for is done; false when the plan has no such comment. */
export async function resolveComment(ask: Ask, plan: PlanRef, id: string): Promise<boolean> {
  const row = await ask.oneOrNone(queries.resolve, { county: plan.county, plan: plan.id, id })
  return row !== null
}
