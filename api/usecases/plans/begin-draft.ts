import type { NewPlan } from '#contract/plans.ts'
import { overlay } from '#plan/overlay.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { Refusal } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { communitiesUnder, type Jurisdiction, listJurisdictions } from '../../repositories/jurisdictions.ts'
import { findPlan, latestPublished, overlappingRoot, type PlanRow } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { writeDraft } from './create-draft.ts'
import { reaches, refuseWorkers } from './plan-rights.ts'
import { readSnapshot } from './read-snapshot.ts'

/** What a community's levels are called where no plan says. */
const LEVELS = ['一级网格', '二级网格', '三级网格'] as const

/**
 * Begins a draft of a root jurisdiction and gives its id: a copy of a published plan, or of the last one, or ground
 * that nobody holds yet. Throws `forbidden`, `out-of-jurisdiction`, `unknown-root`, `roots-overlap`, `unknown-plan`,
 * `base-unusable`, and `no-outline` or `no-communities` where there is nothing to draw on.
 */
export function beginDraft(db: Db, account: Account, wanted: NewPlan): Promise<string> {
  refuseWorkers(account)
  if (account.capacity === 'head') throw new Refusal('forbidden')
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { county } = account
    const [root] = await listJurisdictions(ask, county, [wanted.jurisdiction])
    if (root === undefined || root.kind === 'county') {
      throw new Refusal('unknown-root', { code: wanted.jurisdiction })
    }
    if (!reaches(account, root.code)) throw new Refusal('out-of-jurisdiction', { name: root.name })
    const other = await overlappingRoot(ask, county, root.code)
    if (other !== null) throw new Refusal('roots-overlap', { root: other })

    const base = await baseOf(ask, county, root.code, wanted.basedOn)
    const empty = wanted.empty === true || base === null
    const snapshot = empty
      ? await emptySnapshot(ask, county, root, base)
      : await readSnapshot(ask, county, base)
    const { id } = await writeDraft(ask, {
      county,
      name: wanted.name ?? `${root.name}网格方案 ${townDay()}`,
      snapshot,
      ...(base === null ? {} : { settings: base.settings }),
      source: empty ? 'drawn' : `plan ${base.id}`,
      createdBy: account.id,
    })
    return id
  })
}

/** The published plan to copy; null where none is named and none was published. */
async function baseOf(
  ask: Ask,
  county: string,
  root: string,
  wanted: string | undefined,
): Promise<PlanRow | null> {
  const latest = wanted === undefined ? await latestPublished(ask, county, root) : { id: wanted }
  const row = latest && (await findPlan(ask, { county, id: latest.id }))
  if (wanted === undefined) return row
  if (row === null) throw new Refusal('unknown-plan')
  if (row.root !== root || row.state !== 'published') throw new Refusal('base-unusable')
  return row
}

/** Communities as their given outlines have them, nobody holding anything; levels as in the last plan. */
async function emptySnapshot(
  ask: Ask,
  county: string,
  root: Jurisdiction,
  last: PlanRow | null,
): Promise<Snapshot> {
  const communities = root.kind === 'street' ? await communitiesUnder(ask, county, root.code) : [root]
  if (communities.length === 0) throw new Refusal('no-communities', { name: root.name })
  const without = communities.filter(({ outline }) => outline === null || outline.length === 0)
  if (without.length > 0) {
    throw new Refusal('no-outline', { names: without.map(({ name }) => name).join('、') })
  }
  const levels = new Map(last?.communities.map((community) => [community.code, community.levels]))
  const { snapshot } = overlay({
    root: root.code,
    communities: communities.map(({ code, name, outline }) => ({
      code,
      name,
      levels: levels.get(code) ?? last?.communities[0]?.levels ?? LEVELS,
      shape: outline!,
    })),
    grids: [],
    exemptions: [],
  })
  return snapshot
}
