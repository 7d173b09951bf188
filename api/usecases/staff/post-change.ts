import type { NewPost, Post, PostChange } from '#contract/staff.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import { chartWithin } from '../../repositories/chart.ts'
import type { Db } from '../../repositories/connection.ts'
import { findPost, listRoles, listScopes, type WordedPost } from '../../repositories/posts-in-words.ts'
import {
  addPost,
  changePost,
  overlaps,
  type PostTerms,
  removePost,
} from '../../repositories/posts-writing.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { lockStaff, staffWithin } from '../../repositories/staff.ts'
import { mustAdminister, mustReach } from '../accounts/admin-reach.ts'
import { refusePost } from './post-refusals.ts'
import { endedOn, postProblem } from './post-rules.ts'
import { postToWire } from './post-words.ts'
import { staffInReach } from './staff-list.ts'

/** What changing a post needs: the database, and what answers from posts. */
export interface PostDeps {
  readonly db: Db
  readonly live: Live
}

const system = { kind: 'system' } as const

/**
 * Gives a post. `added` is false where this very post was there. Sight follows at once; look-ups and boards before the
 * reply. Throws `forbidden`, `unknown-staff`, `unknown-chart-unit`, `id-taken`, and `post-refused` with its reason.
 */
export async function givePost(
  { db, live }: PostDeps,
  account: Account,
  wish: NewPost,
): Promise<{ readonly post: Post; readonly added: boolean }> {
  mustAdminister(account)
  const given = await txAs(db, system, async (ask) => {
    await lockStaff(ask, account.county, wish.staff)
    await staffInReach(ask, account, wish.staff)
    const there = await findPost(ask, account.county, wish.id)
    if (!(await listRoles(ask)).some(({ code }) => code === wish.role)) throw refusePost('role-unknown')
    const terms = await termsOf(ask, account, wish)
    if (there !== null) {
      if (JSON.stringify(termsFrom(there)) !== JSON.stringify(terms)) throw new Refusal('id-taken')
      return { post: postToWire(account, there, townDay()), added: false }
    }
    await check(ask, account, terms)
    if (!(await addPost(ask, account.county, terms))) throw new Refusal('id-taken')
    return { post: await written(ask, account, terms.id, 'added'), added: true }
  })
  if (given.added) await live.refreshPosts(db)
  return given
}

/**
 * Changes the days, the deputy, the leave, the consent or the chart unit of a post. Throws as `givePost`, and
 * `unknown-post` and `outside-reach`.
 */
export function changePostTerms(
  deps: PostDeps,
  account: Account,
  id: string,
  change: PostChange,
): Promise<Post> {
  return revise(deps, account, id, (before) => ({
    ...before,
    chartUnit: change.chartUnit === undefined ? before.chartUnit : change.chartUnit,
    from: change.from ?? before.from,
    to: change.to === undefined ? before.to : change.to,
    deputy: change.deputy === undefined ? before.deputy : change.deputy,
    awayFrom: change.away === undefined ? before.awayFrom : (change.away?.from ?? null),
    awayTo: change.away === undefined ? before.awayTo : (change.away?.to ?? null),
    consentAt: change.consentAt === undefined ? before.consentAt : change.consentAt,
    consentPhotoAt: change.consentPhotoAt === undefined ? before.consentPhotoAt : change.consentPhotoAt,
  }))
}

/** Ends a post; `on` is its last day. Throws as `changePostTerms`. */
export function endPost(deps: PostDeps, account: Account, id: string, on: string): Promise<Post> {
  return revise(deps, account, id, (before) => {
    if (before.to !== null && before.to < on) throw refusePost('already-ends')
    return endedOn(before, on)
  })
}

/** Takes back a post that has not begun. Throws `post-refused` (`has-begun`) for one that has. */
export async function takeBackPost({ db, live }: PostDeps, account: Account, id: string): Promise<void> {
  mustAdminister(account)
  await txAs(db, system, async (ask) => {
    await postInReach(ask, account, id)
    if (!(await removePost(ask, account.county, id))) throw refusePost('has-begun')
    await appendAudit(ask, account, { verb: 'post-change', subject: id, reasonCode: 'removed' })
  })
  await live.refreshPosts(db)
}

async function revise(
  { db, live }: PostDeps,
  account: Account,
  id: string,
  change: (before: PostTerms) => PostTerms,
): Promise<Post> {
  mustAdminister(account)
  const changed = await txAs(db, system, async (ask) => {
    const { staff } = await postInReach(ask, account, id)
    await lockStaff(ask, account.county, staff)
    // Read again under the lock: somebody else may have changed it meanwhile.
    const terms = change(termsFrom(await postInReach(ask, account, id)))
    await check(ask, account, terms)
    await changePost(ask, account.county, terms)
    return written(ask, account, id, 'edited')
  })
  await live.refreshPosts(db)
  return changed
}

async function written(ask: Ask, account: Account, id: string, what: 'added' | 'edited'): Promise<Post> {
  await appendAudit(ask, account, { verb: 'post-change', subject: id, reasonCode: what })
  const row = await findPost(ask, account.county, id)
  if (row === null) throw new Error(`post ${id} was just written and is not there`)
  return postToWire(account, row, townDay())
}

async function postInReach(ask: Ask, account: Account, id: string): Promise<WordedPost> {
  const row = await findPost(ask, account.county, id)
  if (row === null) throw new Refusal('unknown-post')
  mustReach(account, row.place, { zh: '这个任职', en: 'This post' })
  return row
}

/** What only other rows can tell: the deputy and the chart unit are there, and nobody has the post already. */
async function check(ask: Ask, account: Account, terms: PostTerms): Promise<void> {
  const { county, jurisdiction } = account
  const problem = postProblem(terms, townDay())
  if (problem !== null) throw refusePost(problem)
  if (terms.deputy !== null) {
    const { staff } = await staffWithin(ask, county, jurisdiction, { id: terms.deputy, limit: 1 })
    if (staff.length === 0) throw refusePost('deputy-unknown')
  }
  if (terms.chartUnit !== null) {
    const units = await chartWithin(ask, county, jurisdiction, terms.chartUnit)
    if (units.length === 0) throw new Refusal('unknown-chart-unit')
  }
  if (await overlaps(ask, county, terms)) throw refusePost('overlapping')
}

async function termsOf(ask: Ask, account: Account, wish: NewPost): Promise<PostTerms> {
  const { kind, id } = wish.scope
  const [scope] = await listScopes(ask, account.county, account.jurisdiction, { kind, id, limit: 1 })
  if (scope === undefined) throw refusePost('scope-unknown')
  return {
    id: wish.id,
    staff: wish.staff,
    role: wish.role,
    scopeKind: kind,
    scopeId: scope.id,
    floorFrom: wish.floors?.from ?? null,
    floorTo: wish.floors?.to ?? null,
    chartUnit: wish.chartUnit ?? null,
    from: wish.from,
    to: wish.to,
    deputy: wish.deputy ?? null,
    awayFrom: wish.away?.from ?? null,
    awayTo: wish.away?.to ?? null,
    consentAt: wish.consentAt ?? null,
    consentPhotoAt: wish.consentPhotoAt ?? null,
  }
}

function termsFrom(row: WordedPost): PostTerms {
  return {
    id: row.id,
    staff: row.staff,
    role: row.role,
    scopeKind: row.scope_kind,
    scopeId: row.scope_id,
    floorFrom: row.floor_from,
    floorTo: row.floor_to,
    chartUnit: row.chart_unit,
    from: row.valid_from,
    to: row.valid_to,
    deputy: row.deputy,
    awayFrom: row.away_from,
    awayTo: row.away_to,
    consentAt: row.consent_at,
    consentPhotoAt: row.consent_photo_at,
  }
}
