import { Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { COLLECTION_IDS, type Collection, collectionOf } from '../../ogc/collections.ts'
import { type Extent, extentOf } from '../../ogc/describe.ts'
import type { OgcFeature } from '../../ogc/feature.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { buildingFeatures } from './buildings.ts'
import { facilityFeatures, gridFeatures, jurisdictionFeatures } from './features.ts'

/** The collection of a name. Throws `unknown-collection`. */
export function collectionCalled(id: string): Collection {
  const collection = collectionOf(id)
  if (collection === null) throw new Refusal('unknown-collection', { known: COLLECTION_IDS.join(', ') })
  return collection
}

/**
 * All features of a collection in the order of their ids. Buildings come without counts; `account` is whose reach they
 * are of, and null for every other collection.
 */
export async function featuresOf(
  db: Db,
  plan: LivePlan,
  { id }: Collection,
  account: Account | null,
): Promise<readonly OgcFeature[]> {
  if (id === 'jurisdictions') return jurisdictionFeatures(db, plan)
  if (id === 'facilities') return facilityFeatures(plan)
  if (id !== 'buildings') return gridFeatures(plan, Number(id.at(-1)))
  if (account === null) throw new Error('buildings were asked for without an account')
  return buildingFeatures(plan, account)
}

/** What a collection covers; of buildings nothing is said, because how far they reach differs from account to account. */
export async function extentOfCollection(
  db: Db,
  plan: LivePlan,
  collection: Collection,
): Promise<Extent | null> {
  if (collection.signedIn) return null
  return extentOf(await featuresOf(db, plan, collection, null), collection.since)
}
