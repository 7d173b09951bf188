import type { Board } from '#contract/boards.ts'
import type { AdminBoard, AdminBoards, BoardScreen } from '#contract/boards-admin.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { allBoards, type BoardRow, boardNotices, type NoticeRow } from '../../repositories/boards.ts'
import { listScreens, type ScreenRow } from '../../repositories/boards-screens.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { mayEdit, mustOversee, reaches } from '../accounts/admin-reach.ts'
import { readBoards } from './read-boards.ts'
import { putTogether, settingsOf, sketchOf } from './show-board.ts'

const system = { kind: 'system' } as const

/** A screen reports every minute; one that missed five of them stands out. */
const SILENT_MS = 5 * 60_000

/** The boards within reach with their notices and screens. Throws `forbidden`. */
export async function listBoards(db: Db, live: Live, account: Account): Promise<AdminBoards> {
  mustOversee(account)
  return { boards: await boardsWithin(askAs(db, system), live, account) }
}

/** One of them. Throws `unknown-own-board`. */
export async function oneBoard(ask: Ask, live: Live, account: Account, slug: string): Promise<AdminBoard> {
  const board = (await boardsWithin(ask, live, account)).find((each) => each.slug === slug)
  if (board === undefined) throw new Refusal('unknown-own-board')
  return board
}

/**
 * What a board shows or would show, published or not, read from the database. Throws `forbidden`,
 * `unknown-own-board` and `no-plan`.
 */
export async function previewBoard(
  deps: { readonly db: Db; readonly live: Live; readonly secrets: Secrets },
  account: Account,
  slug: string,
  language: Language,
): Promise<Board> {
  mustOversee(account)
  const boards = await readBoards(deps.db, deps.secrets, account.county)
  const row = boards.boards.find((each) => each.slug === slug)
  if (row === undefined || !reaches(account, row.code)) throw new Refusal('unknown-own-board')
  return putTogether({ ...deps.live.plan(), boards }, row, language, townDay())
}

async function boardsWithin(ask: Ask, live: Live, account: Account): Promise<AdminBoard[]> {
  const rows = (await allBoards(ask, account.county)).filter(({ code }) => reaches(account, code))
  const notices = await boardNotices(ask, account.county, true)
  const screens = await listScreens(ask, account.county)
  return rows.map((row) => toWire(row, live, account, notices, screens))
}

function toWire(
  row: BoardRow,
  live: Live,
  account: Account,
  notices: readonly NoticeRow[],
  screens: readonly ScreenRow[],
): AdminBoard {
  const inForce = live.peek()
  const grid = inForce?.grids.all.find(({ key }) => key === row.gridKey)
  return {
    slug: row.slug,
    title: row.title,
    jurisdiction: { code: row.code, name: row.name },
    grid: row.gridKey === null ? null : { code: row.gridCode, name: grid?.feature.properties.name ?? null },
    settings: settingsOf(row),
    approvalNumber: row.approvalNumber,
    sketch: sketchOf(row),
    published: row.published,
    notices: notices.filter(({ board }) => board === row.slug).map(({ board: _, ...notice }) => notice),
    screens: screens
      .filter(({ board }) => board === row.slug)
      .map((screen) => screenToWire(screen, inForce?.inForce.plan.id)),
    mayEdit: mayEdit(account, row.code),
  }
}

function screenToWire({ board: _, plan, ...row }: ScreenRow, inForce: string | undefined): BoardScreen {
  const silent = Date.now() - row.seenAt.getTime() > SILENT_MS
  return {
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    dataAt: row.dataAt?.toISOString() ?? null,
    standing: silent ? 'silent' : plan === inForce ? 'live' : 'behind',
  }
}
