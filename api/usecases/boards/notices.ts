import type { BoardNotice } from '#contract/boards.ts'
import type { NoticeChange } from '#contract/boards-admin.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import { boardNotices } from '../../repositories/boards.ts'
import { putNotice, removeNotice } from '../../repositories/boards-writing.ts'
import { txAs } from '../../repositories/request.ts'
import { mustAdminister } from '../accounts/admin-reach.ts'
import { type BoardDeps, noteOf } from './change.ts'
import { boardToChange } from './reach.ts'

const system = { kind: 'system' } as const

/** A screen turns through them; nobody stands before one for longer. */
const MOST = 50

/**
 * Adds a notice to a board or changes it; `added` is false where it was there. Throws `forbidden`,
 * `unknown-own-board`, `id-taken` and `too-many-notices`.
 */
export async function keepNotice(
  { db, live, secrets }: BoardDeps,
  account: Account,
  slug: string,
  id: string,
  wish: NoticeChange,
): Promise<{ readonly notice: BoardNotice; readonly added: boolean }> {
  mustAdminister(account)
  const notice = { id, ...wish }
  const added = await txAs(db, system, async (ask) => {
    await boardToChange(ask, account, slug)
    const there = (await boardNotices(ask, account.county, true)).filter(({ board }) => board === slug)
    const isNew = there.every((each) => each.id !== id)
    if (isNew && there.length >= MOST) throw new Refusal('too-many-notices', { most: MOST })
    if (!(await putNotice(ask, account.county, slug, notice))) throw new Refusal('id-taken')
    const reasonCode = isNew ? 'added' : 'edited'
    const event = { verb: 'notice-change', subject: id, reasonCode, note: noteOf(secrets, slug) } as const
    await appendAudit(ask, account, event)
    return isNew
  })
  await live.refreshPosts(db)
  return { notice, added }
}

/** Removes a notice. Throws `forbidden`, `unknown-own-board` and `unknown-notice`. */
export async function dropNotice(
  { db, live, secrets }: BoardDeps,
  account: Account,
  slug: string,
  id: string,
): Promise<void> {
  mustAdminister(account)
  await txAs(db, system, async (ask) => {
    await boardToChange(ask, account, slug)
    if (!(await removeNotice(ask, account.county, slug, id))) throw new Refusal('unknown-notice')
    const note = noteOf(secrets, slug)
    await appendAudit(ask, account, { verb: 'notice-change', subject: id, reasonCode: 'removed', note })
  })
  await live.refreshPosts(db)
}
