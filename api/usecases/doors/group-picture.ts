import { createHash } from 'node:crypto'
import type { GroupPicture } from '#contract/needs.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import { reEncode } from '../../pictures/re-encode.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { groupJpeg, putGroup, removeGroup } from '../../repositories/group-pictures.ts'
import { patrolledGrid } from '../../repositories/patrols.ts'
import { type Actor, type Ask, askAs, txAs } from '../../repositories/request.ts'
import { mayEdit } from '../accounts/admin-reach.ts'
import { actorOf } from '../accounts/sight.ts'

/** Large enough for the square of a group's code to be read off another screen. */
const PICTURE = { longestSide: 1200, maxBytes: 300_000 } as const

const DAY_MS = 86_400_000

/**
 * Puts the picture of a grid's group there, made anew, with a line in the audit; doors show it at once. Throws
 * `unknown-grid`, `not-your-group`, `picture-until-past` and `bad-picture`.
 */
export async function setGroupPicture(
  db: Db,
  live: Live,
  account: Account,
  code: string,
  { jpeg, until }: GroupPicture,
): Promise<void> {
  const { grid, actor } = await writerOf(db, live, account, code)
  const today = townDay()
  if (until < today || Date.parse(until) - Date.parse(today) > 366 * DAY_MS)
    throw new Refusal('picture-until-past')
  const made = (await reEncode(Buffer.from(jpeg, 'base64'), PICTURE)).jpeg
  const name = createHash('sha256').update(made).digest('hex').slice(0, 24)
  await txAs(db, actor, async (ask) => {
    await putGroup(ask, account.county, { grid, name, until, jpeg: made })
    await audited(ask, account, grid)
  })
  await live.refreshPosts(db)
}

/** Takes it away; where there is none, nothing happens. Throws `unknown-grid` and `not-your-group`. */
export async function dropGroupPicture(db: Db, live: Live, account: Account, code: string): Promise<void> {
  const { grid, actor } = await writerOf(db, live, account, code)
  const gone = await txAs(db, actor, async (ask) => {
    const removed = await removeGroup(ask, account.county, grid)
    if (removed) await audited(ask, account, grid)
    return removed
  })
  if (gone) await live.refreshPosts(db)
}

/** The picture of a grid's group, for anybody. Throws `unknown-grid`, and `unknown-picture` where none works today. */
export async function showGroupPicture(db: Db, live: Live, code: string): Promise<Buffer> {
  const plan = live.plan()
  const key = plan.grids.byCode(code)?.key
  if (key === undefined) throw new Refusal('unknown-grid', { code })
  const jpeg = await groupJpeg(askAs(db, { kind: 'public' }), plan.inForce.county, key)
  if (jpeg === null) throw new Refusal('unknown-picture')
  return jpeg
}

/**
 * Key of the grid, and whose eyes write: of those who patrol it their own, which the policies ask again; of administrators
 * the system's, where they reach.
 */
async function writerOf(
  db: Db,
  live: Live,
  account: Account,
  code: string,
): Promise<{ readonly grid: string; readonly actor: Actor }> {
  const record = live.plan().grids.byCode(code)
  if (record === null) throw new Refusal('unknown-grid', { code })
  const actor = actorOf(account)
  if (actor.kind === 'staff') {
    const patrolled = await patrolledGrid(askAs(db, actor), account.county, code)
    if (patrolled?.own) return { grid: patrolled.key, actor }
  } else if (mayEdit(account, record.feature.properties.community)) {
    return { grid: record.key, actor: { kind: 'system' } }
  }
  throw new Refusal('not-your-group')
}

function audited(ask: Ask, account: Account, grid: string): Promise<number> {
  return appendAudit(ask, account, { verb: 'group-picture', subject: grid, grid })
}
