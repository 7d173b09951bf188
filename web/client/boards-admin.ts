import { type Board, type BoardNotice, board, boardNotice } from '#contract/boards.ts'
import {
  type AdminBoard,
  type AdminBoards,
  adminBoard,
  adminBoards,
  type BoardChange,
  type NoticeChange,
} from '#contract/boards-admin.ts'
import { change } from './change.ts'
import { type Answer, request } from './request.ts'
import { tell } from './tell.ts'

const path = (slug: string) => `/api/admin/boards/${encodeURIComponent(slug)}`

/** The boards within reach with their notices and screens, published or not. */
export function boardsToKeep(): Promise<Answer<AdminBoards>> {
  return request(adminBoards, '/api/admin/boards')
}

/** Makes a board, or puts it as given. */
export function putBoard(slug: string, what: BoardChange): Promise<Answer<AdminBoard>> {
  return change('PUT', adminBoard, path(slug), what)
}

export function removeBoard(slug: string): Promise<Answer<null>> {
  return tell('DELETE', path(slug))
}

/** What a board would show, published or not. */
export function boardPreview(slug: string): Promise<Answer<Board>> {
  return request(board, `${path(slug)}/preview`)
}

export function putNotice(slug: string, id: string, what: NoticeChange): Promise<Answer<BoardNotice>> {
  return change('PUT', boardNotice, `${path(slug)}/notices/${id}`, what)
}

export function removeNotice(slug: string, id: string): Promise<Answer<null>> {
  return tell('DELETE', `${path(slug)}/notices/${id}`)
}
