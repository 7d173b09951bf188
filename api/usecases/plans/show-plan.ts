import { createHash } from 'node:crypto'
import type { PlanDetail, PlanFace } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Face } from '#plan/snapshot.ts'
import type { Language } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { dutyOn } from '../../lookup/duty.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { planSummaries, shareDraft } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import { sightOf, summary } from './list-plans.ts'
import { planInSight } from './plan-rights.ts'
import { readSnapshot } from './read-snapshot.ts'

/** A plan, or that it is what the asker has already. `etag` is the revision and a hash of what changes without one. */
export type Shown =
  | { readonly etag: string; readonly same: true }
  | { readonly etag: string; readonly same: false; readonly plan: PlanDetail }

/**
 * A whole plan for an account: grids, faces, locks, what it may do, and who answers for its grids in the plan in
 * force. `live` is null before the first plan. Throws `forbidden` and `unknown-plan`.
 */
export function showPlan(
  db: Db,
  live: LivePlan | null,
  account: Account,
  id: string,
  known: string | undefined,
  language: Language,
): Promise<Shown> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { row, rights } = await planInSight(ask, account, id, shareDraft)
    const [found] = await planSummaries(ask, account.county, sightOf(account), id)
    if (found === undefined) throw new Error(`plan ${id} is in sight and not listed`)
    const head = {
      ...summary(found),
      origin: [row.originX, row.originY] as [number, number],
      scale: { x: row.scaleX, y: row.scaleY },
      levels: [...(row.communities[0]?.levels ?? [])],
      locks: { grids: [...row.locks.grids], levels: [...row.locks.levels] },
      rights,
      staff: staffOf(live, language),
    }
    const etag = etagOf(head.revision, head)
    if (known?.includes(etag)) return { etag, same: true }
    const { communities, grids, faces } = await readSnapshot(ask, account.county, row)
    const plan: PlanDetail = {
      ...head,
      communities: communities.map(({ code, name, levels }) => ({ code, name, levels: [...levels] })),
      grids: grids.map((grid) => ({ ...grid })),
      faces: faces.map(faceInDegrees),
    }
    return { etag, same: false, plan }
  })
}

function staffOf(live: LivePlan | null, language: Language): PlanDetail['staff'] {
  if (live === null) return []
  const { posts, snapshot } = live.inForce
  const duty = dutyOn(posts, townDay(), language)
  return snapshot.grids.flatMap(({ key }) =>
    duty.staffOf(key).map(({ name, role }) => ({ grid: key, role, name })),
  )
}

function faceInDegrees({ key, community, holder, exemption, polygon }: Face): PlanFace {
  const rings = polygon.map((ring) => ring.map((position) => toDegrees(position)))
  return { key, community, holder, exemption, rings }
}

function etagOf(revision: number, head: object): string {
  const hash = createHash('sha256').update(JSON.stringify(head)).digest('base64url').slice(0, 12)
  return `"${revision}.${hash}"`
}
