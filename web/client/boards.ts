import { type Board, type BoardList, board, boardList } from '#contract/boards.ts'
import { type Answer, readJson, refused, request, send, trouble } from './request.ts'

/** The public boards. */
export function boards(): Promise<Answer<BoardList>> {
  return request(boardList, '/api/boards')
}

/** A board's content with the tag it was answered under. */
export interface TaggedBoard {
  readonly board: Board
  readonly etag: string | null
}

/** A board's content, or `null` when it is still the one with `etag`. */
export async function boardUnless(slug: string, etag: string | null): Promise<Answer<TaggedBoard | null>> {
  const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag }
  const reply = await send(`/api/boards/${encodeURIComponent(slug)}`, { headers, cache: 'no-store' })
  if (reply === null) return trouble('offline', 0)
  if (reply.status === 304) return { ok: true, value: null }
  const body = await readJson(reply)
  if (!reply.ok) return refused(reply.status, body)
  const parsed = board.safeParse(body)
  if (!parsed.success) return trouble('unreadable', reply.status)
  return { ok: true, value: { board: parsed.data, etag: reply.headers.get('etag') } }
}
