import { type Move, placed, standsOf } from '#plan/difference/stands.ts'
import { difference } from '#plan/difference.ts'
import type { Ground } from '#plan/ground.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { postsWithHolders, replaceSheets, sheetsOfPlan } from '../../repositories/handovers.ts'
import { inForceOfRoot, publishedBefore, replaceLineage } from '../../repositories/lineage.ts'
import { findPlan, type PlanRef, type PlanRow } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { readDoorNames } from './difference-doors.ts'
import { sheetsOf } from './handover-sheets.ts'
import { readGround } from './read-ground.ts'
import { readSnapshot } from './read-snapshot.ts'

/**
 * Writes what a plan succeeds that is published for `day`: which of its grids hold the ground of which grids of the
 * plan before it, and the sheets by which households change hands. Written anew each time; the root's first plan
 * succeeds nothing. Belongs in the transaction that publishes.
 */
export async function recordSuccession(
  ask: Ask,
  plan: PlanRef,
  day: string,
  snapshot: Snapshot,
  ground: Ground,
): Promise<void> {
  const last = await publishedBefore(ask, plan.county, snapshot.root, day)
  const before = last && (await snapshotOf(ask, last))
  if (before === null) {
    await replaceLineage(ask, plan, [])
    await replaceSheets(ask, plan, [])
    return
  }
  const { lineage, moves } = difference(before, snapshot, standsOf(ground))
  await replaceLineage(ask, plan, lineage)
  await rewriteSheets(ask, plan, day, moves)
}

/**
 * Makes a plan's sheets anew as it takes effect, from the plan in force until now and from households and posts as
 * they are now. Belongs in the transaction that activates, before the plan is put in force.
 */
export async function renewHandover(ask: Ask, plan: PlanRef, row: PlanRow, day: string): Promise<void> {
  const last = await inForceOfRoot(ask, plan.county, row.root)
  if (last === null) return
  await renewBetween(ask, last, plan, row, day)
}

/** `renewHandover` for a published plan that waits for its day, after posts changed. */
export async function renewScheduled(ask: Ask, plan: PlanRef, row: PlanRow, day: string): Promise<void> {
  const last = await publishedBefore(ask, plan.county, row.root, day)
  if (last !== null) await renewBetween(ask, last, plan, row, day)
}

async function renewBetween(
  ask: Ask,
  last: PlanRef,
  plan: PlanRef,
  row: PlanRow,
  day: string,
): Promise<void> {
  const before = await snapshotOf(ask, last)
  if (before === null) throw new Error(`plan ${last.id} is in force but not there`)
  const after = await readSnapshot(ask, plan.county, row)
  const stands = standsOf(await readGround(ask, plan.county, after))
  const moves = placed(stands, before, after).filter(({ from, to }) => from[0]?.key !== to[0]?.key)
  await rewriteSheets(ask, plan, day, moves)
}

async function rewriteSheets(ask: Ask, plan: PlanRef, day: string, moves: readonly Move[]): Promise<void> {
  const sheets = sheetsOf({
    moves,
    names: await readDoorNames(ask, plan.county),
    posts: await postsWithHolders(ask, plan.county),
    day,
    before: await sheetsOfPlan(ask, plan),
  })
  await replaceSheets(ask, plan, sheets)
}

async function snapshotOf(ask: Ask, plan: PlanRef): Promise<Snapshot | null> {
  const row = await findPlan(ask, plan)
  return row && readSnapshot(ask, plan.county, row)
}
