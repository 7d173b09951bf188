import type { BoardNotice, BoardSettings } from '#contract/boards.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('boards/insert'),
  insertNotices: sql('boards/insert-notices'),
  lock: sql('boards/lock'),
  put: sql('boards/put'),
  remove: sql('boards/remove'),
  putNotice: sql('boards/put-notice'),
  removeNotice: sql('boards/remove-notice'),
}

interface BoardWords {
  readonly slug: string
  readonly title: string
  readonly jurisdiction: string
  /** 审图号 of the printed map, where it has one. */
  readonly approvalNumber: string | null
  /** Who declared the map a sketch (示意图) and when. */
  readonly sketch: { readonly declaredBy: string; readonly on: string } | null
  readonly published: boolean
}

export interface NewBoard extends BoardWords {
  /** As usual where there are none. */
  readonly settings?: BoardSettings
  readonly notices?: readonly BoardNotice[]
}

/** A board as it is to be; `gridKey` of the grid it is of, null for the whole jurisdiction. */
export interface BoardToKeep extends BoardWords {
  readonly gridKey: string | null
  readonly settings: BoardSettings
}

/** Adds display boards of a county with their notices. */
export async function insertBoards(ask: Ask, county: string, boards: readonly NewBoard[]): Promise<void> {
  const rows = boards.map(({ sketch, notices: _, ...board }) => ({
    ...board,
    sketchDeclaredBy: sketch?.declaredBy ?? null,
    sketchDeclaredOn: sketch?.on ?? null,
  }))
  await insertAll(ask, queries.insert, county, rows)
  const notices = boards.flatMap(({ slug, notices = [] }) => notices.map((one) => ({ ...one, board: slug })))
  await insertAll(ask, queries.insertNotices, county, notices)
}

/** Code of the jurisdiction of a board, which is held until the transaction ends; null where there is no such board. */
export async function lockBoard(ask: Ask, county: string, slug: string): Promise<string | null> {
  return (await ask.oneOrNone<{ jurisdiction: string }>(queries.lock, { county, slug }))?.jurisdiction ?? null
}

/** Adds a board or changes it. */
export function putBoard(ask: Ask, county: string, { sketch, ...board }: BoardToKeep): Promise<void> {
  const sketched = { sketchBy: sketch?.declaredBy ?? null, sketchOn: sketch?.on ?? null }
  return ask.none(queries.put, { county, ...board, ...sketched })
}

/** Removes a board with its notices and screens. */
export function removeBoard(ask: Ask, county: string, slug: string): Promise<void> {
  return ask.none(queries.remove, { county, slug })
}

/** Adds a notice or changes it; false where its id belongs to another board. */
export async function putNotice(
  ask: Ask,
  county: string,
  slug: string,
  notice: BoardNotice,
): Promise<boolean> {
  return (await ask.oneOrNone(queries.putNotice, { county, slug, ...notice })) !== null
}

/** False where there was none. */
export async function removeNotice(ask: Ask, county: string, slug: string, id: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.removeNotice, { county, slug, id })) !== null
}
