import type { AccountReach } from '#contract/accounts.ts'
import { fill, type Language } from '../../errors.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { assignedOn, gridsOn, plansOn, postsInPlans } from '../../repositories/accounts-reach.ts'
import type { Db } from '../../repositories/connection.ts'
import { postsOfStaff } from '../../repositories/posts-in-words.ts'
import { askAs } from '../../repositories/request.ts'
import { postToWire } from '../staff/post-words.ts'
import { nothingBecause, WHY_NOTHING } from './account-nothing.ts'
import { reachedAccount } from './account-words.ts'
import { mustAdminister } from './admin-reach.ts'

/**
 * What an account will see on a day, counts alone, and why it is nothing where it is. Throws `forbidden` and
 * `unknown-account`.
 */
export async function previewReach(
  db: Db,
  account: Account,
  id: string,
  on: string = townDay(),
  language: Language,
): Promise<AccountReach> {
  mustAdminister(account)
  const ask = askAs(db, { kind: 'system' })
  const { staff, capacity, disabledAt } = await reachedAccount(ask, account, id)
  const { county } = account
  const plans = await plansOn(ask, county, on)
  const day = staff === null ? null : { county, staff, on, plans: plans.map((plan) => plan.id) }
  const there = day === null ? new Set<string>() : await postsInPlans(ask, day)
  const all = (staff === null ? [] : await postsOfStaff(ask, county, [staff])).map((post) => ({
    ...post,
    in_force: post.scope_kind !== 'grid' || there.has(post.id),
  }))
  const posts = all.filter(
    ({ valid_from, valid_to }) => valid_from <= on && (valid_to === null || valid_to >= on),
  )
  const sees = day !== null && (capacity === 'worker' || capacity === 'head') && disabledAt === null
  const grids = sees ? await gridsOn(ask, day) : []
  const assigned = sees ? await assignedOn(ask, day) : 0
  const reason = nothingBecause({
    capacity,
    disabled: disabledAt !== null,
    hasStaff: staff !== null,
    hasPlan: plans.length > 0,
    sees: grids.length + assigned > 0,
    posts: all,
    on,
  })
  return {
    on,
    plans,
    grids,
    assigned,
    posts: posts.map((post) => postToWire(account, post, on)),
    nothing: reason && { reason, message: fill(WHY_NOTHING[reason][language], { on }, language) },
  }
}
