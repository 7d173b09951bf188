import { findings } from '#plan/findings.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Db } from '../../repositories/connection.ts'
import { exemptedFindings } from '../../repositories/findings.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { findPlan, plansInForce } from '../../repositories/plans.ts'
import { postsOnGrids } from '../../repositories/posts.ts'
import { askAs } from '../../repositories/request.ts'
import { readGround } from '../plans/read-ground.ts'
import { readSnapshot } from '../plans/read-snapshot.ts'
import { type GroundScorecard, scorecard } from './scorecard.ts'

/**
 * The scorecard of a jurisdiction under the plan in force: its root as a whole, or one of its communities; the
 * root where none is asked for. Figures and findings of today, with the reasons of those that were accepted;
 * nobody is named. Throws `no-plan` and `unknown-jurisdiction`. Whoever calls it has seen to it that the account
 * may see that jurisdiction.
 */
export async function readCoverage(db: Db, code: string | undefined): Promise<GroundScorecard> {
  const ask = askAs(db, { kind: 'system' })
  const [plan] = await plansInForce(ask)
  const row = plan ? await findPlan(ask, plan) : null
  if (plan === undefined || row === null || row.effectiveFrom === null) throw new Refusal('no-plan')
  const { county } = plan
  const wanted = code ?? row.root
  const isRoot = wanted === row.root
  if (!isRoot && !row.communities.some((community) => community.code === wanted)) {
    throw new Refusal('unknown-jurisdiction', { code: wanted })
  }
  const [jurisdiction] = await listJurisdictions(ask, county, [wanted])
  if (jurisdiction === undefined) throw new Refusal('unknown-jurisdiction', { code: wanted })

  const today = townDay()
  const snapshot = await readSnapshot(ask, county, row)
  const ground = await readGround(ask, county, snapshot)
  const posts = await postsOnGrids(ask, county)
  const exempted = await exemptedFindings(ask, county, today)
  const reasons = new Map(
    [...row.accepted, ...exempted].map((each) => [`${each.rule} ${each.key}`, each.reason]),
  )
  return scorecard(
    {
      plan: { id: row.id, name: row.name, effectiveFrom: row.effectiveFrom },
      snapshot,
      households: ground.households,
      findings: findings(snapshot, ground, posts, today, row.settings),
      accepted: (rule, key) => reasons.get(`${rule} ${key}`),
    },
    { code: jurisdiction.code, name: jurisdiction.name },
    isRoot ? null : wanted,
  )
}
