import type { Handover } from '#contract/plans.ts'
import type { GridKey } from '#plan/snapshot.ts'
import type { AccountId } from './accounts.ts'
import { insertAll } from './insert-all.ts'
import type { PlanRef } from './plans.ts'
import type { Post } from './posts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  clear: sql('handovers/clear'),
  insert: sql('handovers/insert'),
  ofPlan: sql('handovers/of-plan'),
  ofAccount: sql('handovers/of-account'),
  confirm: sql('handovers/confirm'),
  posts: sql('handovers/posts'),
  endPosts: sql('handovers/end-posts'),
  giveBackPosts: sql('handovers/give-back-posts'),
}

/** A sheet as it is stored; who stood for a side is null where nobody did. */
export interface Sheet {
  readonly id: string
  readonly gridFrom: GridKey | null
  readonly gridTo: GridKey | null
  readonly staffFrom: string | null
  readonly staffTo: string | null
  readonly items: Handover['items']
  readonly households: number
  readonly confirmedOut: Date | null
  readonly confirmedIn: Date | null
}

/** A plan's sheets. */
export function sheetsOfPlan(ask: Ask, plan: PlanRef): Promise<Sheet[]> {
  return ask.rows(queries.ofPlan, { county: plan.county, plan: plan.id })
}

/** Writes a plan's sheets anew. */
export async function replaceSheets(ask: Ask, plan: PlanRef, sheets: readonly Sheet[]): Promise<void> {
  await ask.none(queries.clear, { county: plan.county, plan: plan.id })
  const rows = sheets.map((sheet) => ({ plan: plan.id, ...sheet }))
  await insertAll(ask, queries.insert, plan.county, rows)
}

type GridRef = NonNullable<Handover['from']['grid']>

/** A sheet as one of its two sides sees it. */
export interface OwnSheet
  extends Pick<Sheet, 'id' | 'items' | 'households' | 'confirmedOut' | 'confirmedIn'> {
  readonly plan: string
  readonly planName: string
  readonly effectiveFrom: string
  readonly outgoing: boolean
  readonly fromName: string | null
  readonly toName: string | null
  readonly gridFrom: GridRef | null
  readonly gridTo: GridRef | null
}

/** Sheets of the staff member of an account: all open ones, and those closed within 90 days. */
export function sheetsOfAccount(ask: Ask, account: AccountId): Promise<OwnSheet[]> {
  return ask.rows(queries.ofAccount, { county: account.county, account: account.id })
}

/** Confirms one side of a sheet; false where the account's staff member does not stand on that side. */
export async function confirmSheet(
  ask: Ask,
  account: AccountId,
  id: string,
  side: Handover['side'],
): Promise<boolean> {
  const values = { county: account.county, account: account.id, id, side }
  return (await ask.oneOrNone(queries.confirm, values)) !== null
}

/** A post on a grid with who holds it. */
export interface GridPost
  extends Pick<Post, 'id' | 'staff' | 'role' | 'chartUnit' | 'from' | 'to' | 'deputy'> {
  readonly name: string
  readonly grid: GridKey
  readonly zh: string
  readonly en: string
  /** Which households it sees; `none` answers for no household. */
  readonly sight: 'grid' | 'assigned' | 'none'
  readonly awayFrom: string | null
  readonly awayTo: string | null
  readonly consentAt: string | null
}

/** Posts on grids, of any day, who answers first in front. */
export function postsWithHolders(ask: Ask, county: string): Promise<GridPost[]> {
  return ask.rows(queries.posts, { county })
}

/** Ends posts with a day, as far as they have begun by then. */
export function endPosts(ask: Ask, county: string, ids: readonly string[], day: string): Promise<void> {
  return ask.none(queries.endPosts, { county, ids, day })
}

/**
 * Undoes the successor posts that were taken for a plan that was to take effect on `day` and is withdrawn; its
 * lineage must still be there.
 */
export function giveBackPosts(ask: Ask, plan: PlanRef, day: string): Promise<void> {
  return ask.none(queries.giveBackPosts, { county: plan.county, plan: plan.id, day })
}
