import type { AdminBoard, BoardChange } from '#contract/boards-admin.ts'
import { Refusal, type Sentence } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import { lockBoard, putBoard, removeBoard } from '../../repositories/boards-writing.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { mayEdit, mustAdminister } from '../accounts/admin-reach.ts'
import { oneBoard } from './list.ts'
import { boardToChange } from './reach.ts'

/** What a change of a board needs. */
export interface BoardDeps {
  readonly db: Db
  readonly live: Live
  readonly secrets: Secrets
}

const system = { kind: 'system' } as const

/** Why a board cannot be as somebody wants it; the list is closed. */
const WHY = {
  'unknown-jurisdiction': {
    zh: '没有这个街道、社区或村，或不在您的管辖范围内。请重新选择。',
    en: 'there is no such jurisdiction within your reach. Choose another.',
  },
  'unknown-grid': {
    zh: '这个辖区现行方案里没有这个网格。请重新选择，或改为整个辖区。',
    en: 'the plan in force has no such grid in this jurisdiction. Choose another, or the whole jurisdiction.',
  },
  'here-outside': {
    zh: '“您在这里”不在本系统管辖的范围内。请在地图上重新点选，或留空。',
    en: 'the place where the screen hangs is outside every community served here. Choose it on the map again, or leave it out.',
  },
} as const satisfies Readonly<Record<string, Sentence>>

function refuseBoard(reason: keyof typeof WHY): Refusal {
  return new Refusal('board-refused', { why: WHY[reason] }, { reason })
}

/**
 * Adds a board or changes it; screens follow. Throws `forbidden`, `board-slug-taken`, `board-needs-approval`,
 * `day-ahead` for a sketch declared tomorrow, and `board-refused` with its reason.
 */
export async function keepBoard(
  { db, live, secrets }: BoardDeps,
  account: Account,
  slug: string,
  wish: BoardChange,
): Promise<{ readonly board: AdminBoard; readonly added: boolean }> {
  mustAdminister(account)
  const { approvalNumber, sketch, published, grid, ...rest } = wish
  if (published && approvalNumber === null && sketch === null) throw new Refusal('board-needs-approval')
  if (sketch !== null && sketch.on > townDay()) throw new Refusal('day-ahead', { day: sketch.on })
  const outcome = await txAs(db, system, async (ask) => {
    const before = await lockBoard(ask, account.county, slug)
    if (before !== null && !mayEdit(account, before)) throw new Refusal('board-slug-taken', { slug })
    await checkPlace(ask, live, account, wish)
    const gridKey = grid === null ? null : gridKeyOf(live, wish.jurisdiction, grid)
    await putBoard(ask, account.county, { slug, ...rest, approvalNumber, sketch, published, gridKey })
    const reasonCode = before === null ? 'added' : 'edited'
    await appendAudit(ask, account, { verb: 'board-change', reasonCode, note: noteOf(secrets, slug) })
    return { board: await oneBoard(ask, live, account, slug), added: before === null }
  })
  await live.refreshPosts(db)
  return outcome
}

/** Removes a board with its notices. Throws `forbidden` and `unknown-own-board`. */
export async function dropBoard(
  { db, live, secrets }: BoardDeps,
  account: Account,
  slug: string,
): Promise<void> {
  mustAdminister(account)
  await txAs(db, system, async (ask) => {
    await boardToChange(ask, account, slug)
    await removeBoard(ask, account.county, slug)
    const note = noteOf(secrets, slug)
    await appendAudit(ask, account, { verb: 'board-change', reasonCode: 'removed', note })
  })
  await live.refreshPosts(db)
}

/** Which board an entry of the audit is about: its address, which is nobody's name. */
export function noteOf(secrets: Secrets, slug: string): { readonly text: string; readonly mac: Buffer } {
  return { text: slug, mac: secrets.mac(slug) }
}

async function checkPlace(
  ask: Ask,
  live: Live,
  account: Account,
  { jurisdiction, settings: { here } }: BoardChange,
): Promise<void> {
  const places = await listJurisdictions(ask, account.county, [jurisdiction])
  if (places.length === 0 || !mayEdit(account, jurisdiction)) throw refuseBoard('unknown-jurisdiction')
  if (here !== null && live.plan().locator.locate(here[0], here[1]) === null)
    throw refuseBoard('here-outside')
}

function gridKeyOf(live: Live, jurisdiction: string, code: string): string {
  const record = live.plan().grids.byCode(code)
  if (record?.feature.properties.community.startsWith(jurisdiction)) return record.key
  throw refuseBoard('unknown-grid')
}
