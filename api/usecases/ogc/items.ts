import { Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import type { Collection } from '../../ogc/collections.ts'
import type { OgcFeature } from '../../ogc/feature.ts'
import type { Page } from '../../ogc/items.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { withHouseholds } from './buildings.ts'
import { chooseFeatures, type Wanted } from './choose.ts'
import { featuresOf } from './collections.ts'

/** Which of the wanted features come in one page. */
export interface Turning {
  readonly limit: number
  readonly offset: number
  /** As the page before gave it for the next. */
  readonly after: string | null
}

/** Whose eyes see which collection of which plan. */
export interface Looking {
  readonly db: Db
  readonly plan: LivePlan
  readonly collection: Collection
  /** Null where the collection is public. */
  readonly account: Account | null
}

/**
 * One page of the wanted features. The next one is asked for with the id of the last, so that features which come or go
 * meanwhile neither repeat nor skip others. Throws `page-gone` where another plan took effect since.
 */
export async function pageOfItems(looking: Looking, wanted: Wanted, turning: Turning): Promise<Page> {
  const { db, plan, collection, account } = looking
  const features = await featuresOf(db, plan, collection, account)
  // Counting every building costs more than finding some; only who asks about counts pays for it.
  const countsFirst =
    account !== null &&
    (wanted.filter?.properties.has('households') || wanted.equals.some(([name]) => name === 'households'))
  const counted = countsFirst ? await withHouseholds(db, account, features) : features
  const chosen = await chooseFeatures(counted, wanted, collection.since)
  const from = begin(chosen, plan, turning)
  const page = chosen.slice(from, from + turning.limit)
  const last = page.at(-1)
  const isEnd = from + page.length >= chosen.length || last === undefined
  return {
    features: account === null || countsFirst ? page : await withHouseholds(db, account, page),
    matched: chosen.length,
    next: isEnd ? null : `${markOf(plan)}.${last.id}`,
  }
}

function begin(chosen: readonly OgcFeature[], plan: LivePlan, { offset, after }: Turning): number {
  if (after === null) return offset
  const dot = after.indexOf('.')
  if (after.slice(0, dot) !== markOf(plan)) throw new Refusal('page-gone')
  const id = after.slice(dot + 1)
  const next = chosen.findIndex((feature) => feature.id > id)
  return (next < 0 ? chosen.length : next) + offset
}

/** What tells this plan from another in an address. */
function markOf({ inForce }: LivePlan): string {
  return inForce.plan.id.slice(-12)
}

/** One feature by its id. Throws `unknown-feature`. */
export async function oneItem({ db, plan, collection, account }: Looking, id: string): Promise<OgcFeature> {
  const features = await featuresOf(db, plan, collection, account)
  const found = features.find((feature) => feature.id === id)
  if (found === undefined) throw new Refusal('unknown-feature')
  if (account === null) return found
  const [counted] = await withHouseholds(db, account, [found])
  return counted!
}
