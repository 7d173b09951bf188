import type { Difference as DifferenceReply } from '#contract/plans.ts'
import { standsOf } from '#plan/difference/stands.ts'
import { difference } from '#plan/difference.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { type Language, Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { postsWithHolders } from '../../repositories/handovers.ts'
import { inForceOfRoot, publishedBefore } from '../../repositories/lineage.ts'
import { findPlan, type PlanRef, type PlanRow } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { readDoorNames } from './difference-doors.ts'
import { differenceReply } from './difference-reply.ts'
import { planInSight } from './plan-rights.ts'
import { readGround } from './read-ground.ts'
import { readSnapshot } from './read-snapshot.ts'

/**
 * What changes hands from one plan to another of the same root, for those who plan or head it; who reaches only some
 * of its communities is told of those. Counts are of today's households, staff those of the day the plan takes
 * effect or of today. Throws `forbidden` for workers and `unknown-plan`.
 */
export function showDifference(
  db: Db,
  account: Account,
  id: string,
  against: string | undefined,
  language: Language,
): Promise<DifferenceReply> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id)
    const other = await otherPlan(ask, ref, row, against)
    const after = await readSnapshot(ask, ref.county, row)
    const before = other === null ? nothingLike(after) : await readSnapshot(ask, ref.county, other)
    const ground = await readGround(ask, ref.county, after)
    return differenceReply(difference(before, after, standsOf(ground)), {
      plan: row.id,
      against: other?.id ?? null,
      communities: rights.communities,
      remains: new Set(after.grids.map(({ key }) => key)),
      names: await readDoorNames(ask, ref.county),
      posts: await postsWithHolders(ask, ref.county),
      day: row.effectiveFrom ?? townDay(),
      language,
    })
  })
}

/** The plan to compare with: the one asked for, else the one in force, else the one before. */
async function otherPlan(
  ask: Ask,
  { county, id }: PlanRef,
  { root, effectiveFrom }: PlanRow,
  against: string | undefined,
): Promise<PlanRow | null> {
  if (against !== undefined) {
    const wanted = await findPlan(ask, { county, id: against })
    if (wanted?.root !== root) throw new Refusal('unknown-plan')
    return wanted
  }
  const inForce = await inForceOfRoot(ask, county, root)
  if (inForce !== null && inForce.id !== id) return findPlan(ask, inForce)
  const last = effectiveFrom === null ? null : await publishedBefore(ask, county, root, effectiveFrom)
  return last && findPlan(ask, last)
}

function nothingLike(snapshot: Snapshot): Snapshot {
  return { ...snapshot, grids: [], faces: [] }
}
