import type { Colleagues, TagKinds } from '#contract/household-changes.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { colleaguesOf, tagKindsOf } from '../../repositories/household-needs.ts'
import { askAs } from '../../repositories/request.ts'
import { actorOf } from '../accounts/sight.ts'

/** Who may be chosen as a helper or contact member; nobody for accounts without ground of their own. */
export async function listColleagues(db: Db, account: Account): Promise<Colleagues> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') return { colleagues: [] }
  return { colleagues: await colleaguesOf(askAs(db, actor), account.county) }
}

/** The kinds of service need to choose from. */
export async function listNeeds(db: Db, account: Account): Promise<TagKinds> {
  return { kinds: await tagKindsOf(askAs(db, actorOf(account))) }
}
