import type { PlanState } from '#contract/plans.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { giveBackPosts, replaceSheets } from '../../repositories/handovers.ts'
import { replaceLineage } from '../../repositories/lineage.ts'
import { findPlan, latestPublished, lockPlan, setState } from '../../repositories/plans.ts'
import { txAs } from '../../repositories/request.ts'
import type { Drawing } from './act-on-plan.ts'
import { allow } from './move-plan-as.ts'
import { wrongState } from './plan-refusal.ts'
import { planInSight } from './plan-rights.ts'

/**
 * Takes a published plan back before its day: it is approved again and without a day, and what it would have
 * succeeded is forgotten with the posts taken for it; codes that were dealt stay dealt. `today` is the day in the town. Throws `forbidden`,
 * `unknown-plan`, `wrong-state`, `in-force-already`, and `later-published` where another builds on it.
 */
export async function withdrawPlan(
  db: Db,
  { drafts, events }: Drawing,
  account: Account,
  id: string,
  today: string,
): Promise<PlanState> {
  await txAs(db, { kind: 'system' }, async (ask) => {
    const { ref, row, rights } = await planInSight(ask, account, id, lockPlan)
    if (row.effectiveFrom === null) throw wrongState(row.state, 'published')
    if (row.activated || row.effectiveFrom <= today) throw new Refusal('in-force-already')
    allow(rights.publish)
    const latest = await latestPublished(ask, account.county, row.root)
    if (latest !== null && latest.id !== id) {
      const later = await findPlan(ask, { county: account.county, id: latest.id })
      throw new Refusal('later-published', { name: later?.name ?? '' })
    }
    if (!(await setState(ask, ref, 'published', 'approved', account.id))) {
      throw new Error(`plan ${id} has a day and is not published`)
    }
    await giveBackPosts(ask, ref, row.effectiveFrom)
    await replaceLineage(ask, ref, [])
    await replaceSheets(ask, ref, [])
    await appendAudit(ask, account, { verb: 'plan-withdraw', plan: id })
  })
  // Its grids may bear codes by now that were not there when it was drawn.
  drafts.forget(id)
  events.tell({ to: 'plan', plan: id, event: { type: 'state', state: 'approved' } })
  return 'approved'
}
