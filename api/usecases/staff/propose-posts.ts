import { v7 as uuidv7 } from 'uuid'
import type { ProposedPost, ProposedPosts, TakePosts } from '#contract/plans.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { readGrids } from '../../repositories/grids.ts'
import { endPosts, type GridPost, postsWithHolders } from '../../repositories/handovers.ts'
import { lineageOfPlan, publishedBefore } from '../../repositories/lineage.ts'
import type { PlanRow } from '../../repositories/plans.ts'
import { insertPosts } from '../../repositories/posts.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { gridRef } from '../plans/difference-reply.ts'
import { dayBefore } from '../plans/handover-sheets.ts'
import { renewScheduled } from '../plans/lineage.ts'
import { type PlanInSight, planInSight } from '../plans/plan-rights.ts'

/** A successor is proposed for a post from this share of the ground on; the largest one in any case. */
const LEAST_SHARE = 0.25

/**
 * The posts that a published plan proposes: for everybody whose grid is gone, the same role on the grids of the same
 * level that hold its ground. Throws `forbidden` for workers, `unknown-plan`, and `wrong-state` before publication.
 */
export function proposePosts(
  db: Db,
  account: Account,
  id: string,
  language: Language,
): Promise<ProposedPosts> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const { row, effectiveFrom, proposals } = await readProposals(ask, await planInSight(ask, account, id))
    const reached = (grid: Grid) => row.communities === null || row.communities.includes(grid.community)
    const posts = proposals
      .filter(({ to }) => reached(to))
      .map(
        ({ post, from, to, share }): ProposedPost => ({
          post: post.id,
          staff: { id: post.staff, name: post.name },
          role: post[language],
          from: gridRef(from),
          to: gridRef(to),
          share,
        }),
      )
    return { effectiveFrom, posts }
  })
}

/**
 * Takes proposed posts, all of them where none is named: each is created from the day the plan takes effect, the
 * post it succeeds ends the day before, and the plan's handover sheets are made anew. Gives how many were created;
 * a second time none are. Only an administrator may: a post shows households. Throws as `proposePosts` does.
 */
export function takeProposed(
  db: Db,
  account: Account,
  id: string,
  { posts: wanted }: TakePosts,
): Promise<{ readonly taken: number }> {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  return txAs(db, { kind: 'system' }, async (ask) => {
    const seen = await planInSight(ask, account, id)
    const { effectiveFrom, proposals } = await readProposals(ask, seen)
    const named = wanted && new Set(wanted.map(({ post, to }) => `${post} ${to}`))
    const taken = proposals.filter(({ post, to }) => named?.has(`${post.id} ${to.key}`) ?? true)
    if (taken.length === 0) return { taken: 0 }
    const { county } = account
    const ended = [...new Set(taken.map(({ post }) => post.id))]
    // Two grids of one person that became one make one post.
    const distinct = new Map(
      taken.map((each) => [`${each.post.staff} ${each.post.role} ${each.to.key}`, each]),
    )
    const made = [...distinct.values()].map(({ post, to }) => ({
      id: uuidv7(),
      staff: post.staff,
      role: post.role,
      scope: { kind: 'grid' as const, id: to.key },
      chartUnit: post.chartUnit,
      from: [post.from, effectiveFrom].sort()[1]!,
      to: post.to,
      deputy: post.deputy,
      away: post.awayFrom === null || post.awayTo === null ? null : { from: post.awayFrom, to: post.awayTo },
      consentAt: post.consentAt,
    }))
    await insertPosts(ask, county, made)
    await endPosts(ask, county, ended, dayBefore(effectiveFrom))
    for (const { id: subject, scope } of made)
      await appendAudit(ask, account, { verb: 'take-post', subject, plan: id, grid: scope.id })
    if (!seen.row.activated) await renewScheduled(ask, seen.ref, seen.row, effectiveFrom)
    return { taken: made.length }
  })
}

interface Proposal {
  readonly post: GridPost
  readonly from: Grid
  readonly to: Grid
  readonly share: number
}

interface Proposals {
  readonly row: { readonly communities: readonly string[] | null }
  readonly effectiveFrom: string
  readonly proposals: readonly Proposal[]
}

async function readProposals(ask: Ask, { ref, row, rights }: PlanInSight): Promise<Proposals> {
  const effectiveFrom = dayOf(row)
  const reach = { communities: rights.communities }
  const last = await publishedBefore(ask, ref.county, row.root, effectiveFrom)
  if (last === null) return { row: reach, effectiveFrom, proposals: [] }
  const [before, after] = [await readGrids(ask, last), await readGrids(ask, ref)]
  const posts = await postsWithHolders(ask, ref.county)
  const heirs = heirsOf(before, after, await lineageOfPlan(ask, ref))
  const held = new Set(posts.map(({ staff, role, grid }) => `${staff} ${role} ${grid}`))
  const proposals = posts
    .filter(({ to }) => to === null || to >= effectiveFrom)
    .flatMap((post) =>
      (heirs.get(post.grid) ?? [])
        .filter(({ to }) => !held.has(`${post.staff} ${post.role} ${to.key}`))
        .map((heir) => ({ post, ...heir })),
    )
  return { row: reach, effectiveFrom, proposals }
}

function dayOf({ state, effectiveFrom }: PlanRow): string {
  if (effectiveFrom !== null) return effectiveFrom
  throw new Refusal('wrong-state', { state, wanted: 'published' })
}

type Heir = Omit<Proposal, 'post'>

/** For every grid that is gone, those of its level that succeed it: all with a good share, the largest in any case. */
function heirsOf(
  before: readonly Grid[],
  after: readonly Grid[],
  lineage: readonly { readonly ancestor: GridKey; readonly successor: GridKey; readonly share: number }[],
): Map<GridKey, Heir[]> {
  const remaining = new Map(after.map((grid) => [grid.key, grid]))
  const gone = new Map(before.filter(({ key }) => !remaining.has(key)).map((grid) => [grid.key, grid]))
  const heirs = new Map<GridKey, Heir[]>()
  for (const { ancestor, successor, share } of lineage) {
    const from = gone.get(ancestor)
    const to = remaining.get(successor)
    if (from === undefined || to === undefined || from.level !== to.level) continue
    const so = heirs.get(ancestor) ?? []
    // The largest share comes first.
    if (so.length === 0 || share >= LEAST_SHARE) heirs.set(ancestor, [...so, { from, to, share }])
  }
  return heirs
}
