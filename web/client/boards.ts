import { type Board, type BoardList, board, boardList } from '#contract/boards.ts'
import { type Answer, readJson, refused, request, send, trouble } from './request.ts'

/** The public boards. */
export function boards(): Promise<Answer<BoardList>> {
  return request(boardList, '/api/boards')
}

/** What came of asking for a board: its content, or null where it is still the one asked about. */
export interface AskedBoard {
  readonly board: Board | null
  readonly etag: string | null
  /** The server's clock, in milliseconds since 1970. */
  readonly serverAt: number
}

/** How long a server may think before it counts as gone. */
const PATIENCE_MS = 15_000

/** Where a board's content is; `preview`: published or not, for those who may set it. */
export function boardPath(slug: string, preview: boolean): string {
  return preview
    ? `/api/admin/boards/${encodeURIComponent(slug)}/preview`
    : `/api/boards/${encodeURIComponent(slug)}`
}

/** A board's content unless it is still the one with `etag`. */
export async function boardUnless(path: string, etag: string | null): Promise<Answer<AskedBoard>> {
  const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag }
  const reply = await send(path, { headers, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (reply === null) return trouble('offline', 0)
  const serverAt = Date.parse(reply.headers.get('date') ?? '') || Date.now()
  if (reply.status === 304) return { ok: true, value: { board: null, etag, serverAt } }
  const body = await readJson(reply)
  if (!reply.ok) return refused(reply.status, body)
  const parsed = board.safeParse(body)
  if (!parsed.success) return trouble('unreadable', reply.status)
  return { ok: true, value: { board: parsed.data, etag: reply.headers.get('etag'), serverAt } }
}
