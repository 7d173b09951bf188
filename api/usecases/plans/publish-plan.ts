import { findings } from '#plan/findings.ts'
import type { Db } from '../../repositories/connection.ts'
import { exemptedFindings } from '../../repositories/findings.ts'
import { giveCodes, lockCounters, readUncoded } from '../../repositories/grids.ts'
import {
  type AcceptedFinding,
  latestPublished,
  lockPlan,
  markPublished,
  overlappingRoot,
  type PlanRef,
  type PlanRow,
} from '../../repositories/plans.ts'
import { postsOnGrids } from '../../repositories/posts.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { dealCodes } from './deal-codes.ts'
import { gridPaths } from './grid-paths.ts'
import { recordSuccession } from './lineage.ts'
import { isRefused, type PlanRefusal } from './plan-refusal.ts'
import { readGround } from './read-ground.ts'
import { readSnapshot } from './read-snapshot.ts'

/** From when on a plan is to be in force, and which findings are accepted and why. */
export interface Publication {
  /** `YYYY-MM-DD` in the town. */
  readonly effectiveFrom: string
  readonly note: string | null
  readonly accept: readonly AcceptedFinding[]
  /** Id of the account that publishes it; none for what no account does. */
  readonly account?: string
}

/**
 * Freezes an approved plan for a day and deals codes to its new grids. Every blocking finding of that day is
 * either fixed before, exempted, or accepted here with a reason; otherwise all that are left come back and nothing happens.
 */
export function publishPlan(
  db: Db,
  plan: PlanRef,
  publication: Publication,
): Promise<{ readonly codes: number } | PlanRefusal> {
  return txAs(db, { kind: 'system' }, (ask) => publishWithin(ask, plan, publication))
}

/** `publishPlan` within a transaction that does more. */
export async function publishWithin(
  ask: Ask,
  plan: PlanRef,
  publication: Publication,
): Promise<{ readonly codes: number } | PlanRefusal> {
  const row = await lockPlan(ask, plan)
  if (row === null) return { refused: 'unknown-plan' }
  const unfit = await mayPublish(ask, plan.county, row, publication.effectiveFrom)
  if (unfit !== null) return unfit

  const snapshot = await readSnapshot(ask, plan.county, row)
  const paths = gridPaths(snapshot.grids)
  if (isRefused(paths)) return paths
  const ground = await readGround(ask, plan.county, snapshot)
  const posts = await postsOnGrids(ask, plan.county)
  const found = findings(snapshot, ground, posts, publication.effectiveFrom, row.settings)
  const accepted = new Map(
    publication.accept
      .filter(({ reason }) => reason.trim() !== '')
      .map((each) => [`${each.rule} ${each.key}`, each]),
  )
  const exempted = await exemptedFindings(ask, plan.county, publication.effectiveFrom)
  const settled = new Set([...accepted.keys(), ...exempted.map(({ rule, key }) => `${rule} ${key}`)])
  const open = found.filter(
    ({ rule, key, severity }) => severity === 'blocking' && !settled.has(`${rule} ${key}`),
  )
  if (open.length > 0) return { refused: 'findings-not-accepted', findings: open }

  const uncoded = await readUncoded(ask, plan)
  const communities = [...new Set(uncoded.map(({ community }) => community))]
  const dealt = dealCodes(uncoded, await lockCounters(ask, plan.county, communities))
  if (isRefused(dealt)) return dealt
  await giveCodes(ask, plan.county, dealt.codes, dealt.next)
  await recordSuccession(ask, plan, publication.effectiveFrom, snapshot, ground)
  const { effectiveFrom, note, account = null } = publication
  await markPublished(ask, plan, { effectiveFrom, note, account, accepted: [...accepted.values()] })
  return { codes: dealt.codes.length }
}

/** Whether the plan's state, base and day let it be published; null when they do. */
async function mayPublish(
  ask: Ask,
  county: string,
  plan: PlanRow,
  effectiveFrom: string,
): Promise<PlanRefusal | null> {
  if (plan.state !== 'approved') return { refused: 'wrong-state', state: plan.state, wanted: 'approved' }
  const other = await overlappingRoot(ask, county, plan.root)
  if (other !== null) return { refused: 'roots-overlap', root: other }
  const latest = await latestPublished(ask, county, plan.root)
  if (latest === null) return null
  if (plan.basedOn !== latest.id) return { refused: 'not-based-on-latest', latest: latest.id }
  if (effectiveFrom <= latest.effectiveFrom)
    return { refused: 'date-not-rising', after: latest.effectiveFrom }
  return null
}
