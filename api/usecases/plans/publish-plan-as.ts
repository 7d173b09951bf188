import type { PlanFinding, Published, PublishRequest } from '#contract/plans.ts'
import { Refusal } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { Live } from '../../live.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { readGrids } from '../../repositories/grids.ts'
import { lockPlan, type PlanRef } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { activateWithin } from './activate-plan.ts'
import { toWire } from './finding-wire.ts'
import { allow } from './move-plan-as.ts'
import { isRefused, type PlanRefusal, wrongState } from './plan-refusal.ts'
import { planInSight } from './plan-rights.ts'
import { publishWithin } from './publish-plan.ts'

/**
 * Publishes an approved plan for a day and, where that is today, puts it into force at once: when this answers, boards
 * and look-ups go by it. `today` is the day in the town. Throws `forbidden`, `unknown-plan`, `date-past`, and why a
 * plan may not be published, with the findings that are left.
 */
export async function publishPlanAs(
  db: Db,
  live: Live,
  events: Events,
  account: Account,
  id: string,
  { effectiveFrom, note, accept }: PublishRequest,
  today: string,
): Promise<Published> {
  const published = await txAs(db, { kind: 'system' }, async (ask): Promise<Published> => {
    const { ref, row, rights } = await planInSight(ask, account, id, lockPlan)
    if (row.state !== 'approved') throw wrongState(row.state, 'approved')
    allow(rights.publish)
    if (effectiveFrom < today) throw new Refusal('date-past', { day: effectiveFrom, today })
    const done = await publishWithin(ask, ref, { effectiveFrom, note, accept, account: account.id })
    if (isRefused(done)) throw await refusalOf(ask, ref, done)
    await appendAudit(ask, account, { verb: 'plan-publish', plan: id })
    if (effectiveFrom > today) return { effectiveFrom, codes: done.codes, activated: false }
    const activated = await activateWithin(ask, ref, today)
    if (isRefused(activated)) throw await refusalOf(ask, ref, activated)
    return { effectiveFrom, codes: done.codes, activated: true }
  })
  if (published.activated) await live.refresh(db)
  events.tell({ to: 'plan', plan: id, event: { type: 'state', state: 'published' } })
  return published
}

/** A refusal of the plan's own steps in words, for who asked over HTTP. */
async function refusalOf(ask: Ask, ref: PlanRef, refusal: PlanRefusal): Promise<Refusal> {
  switch (refusal.refused) {
    case 'unknown-plan':
      return new Refusal('unknown-plan')
    case 'wrong-state':
      return wrongState(refusal.state, refusal.wanted)
    case 'not-based-on-latest':
      return new Refusal('not-based-on-latest')
    case 'date-not-rising':
      return new Refusal('date-not-rising', { after: refusal.after })
    case 'roots-overlap':
      return new Refusal('roots-overlap', { root: refusal.root })
    case 'codes-exhausted':
      return new Refusal('codes-exhausted', { community: refusal.community })
    case 'too-many-children': {
      const grid = (await readGrids(ask, ref)).find(({ key }) => key === refusal.parent)
      return new Refusal('too-many-children', { parent: grid?.name ?? refusal.parent })
    }
    case 'findings-not-accepted': {
      const grids = new Map((await readGrids(ask, ref)).map((grid) => [grid.key, grid]))
      const findings = refusal.findings.map((finding): PlanFinding => {
        const grid = finding.grid === undefined ? undefined : grids.get(finding.grid)
        return { ...toWire(finding, grid, undefined), ...(grid && { gridKey: grid.key }), fixes: [] }
      })
      return new Refusal('findings-not-accepted', { count: findings.length }, { attached: { findings } })
    }
    case 'not-due':
      throw new Error(`plan ${ref.id} is not due on ${refusal.effectiveFrom}, which is today`)
  }
}
