import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const insert = sql('boards/insert')

export interface NewBoard {
  readonly slug: string
  readonly title: string
  readonly jurisdiction: string
  /** 审图号 of the printed map, where it has one. */
  readonly approvalNumber: string | null
  /** Who declared the map a sketch (示意图) and when. */
  readonly sketch: { readonly declaredBy: string; readonly on: string } | null
  readonly published: boolean
}

/** Adds display boards of a county. */
export function insertBoards(ask: Ask, county: string, boards: readonly NewBoard[]): Promise<void> {
  const rows = boards.map(({ sketch, ...board }) => ({
    ...board,
    sketchDeclaredBy: sketch?.declaredBy ?? null,
    sketchDeclaredOn: sketch?.on ?? null,
  }))
  return insertAll(ask, insert, county, rows)
}
