import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { Board, BoardList } from '#contract/boards.ts'
import type { Live } from '../live.ts'
import { townDay } from '../lookup/town-day.ts'
import { showBoard } from '../usecases/boards/show-board.ts'
import { languageOf } from './language.ts'

/** A board as it is sent. */
interface Written {
  readonly body: string
  readonly etag: string
}

/** `GET /api/boards` and `GET /api/boards/:slug`: public, answered from memory, asked again and again by screens. */
export function boardRoutes(live: Live): Router {
  const router = Router()
  const known = new WeakMap<Board, Written>()
  const written = (board: Board): Written => {
    const before = known.get(board)
    if (before !== undefined) return before
    const body = JSON.stringify(board)
    const now = { body, etag: `W/"${createHash('sha256').update(body).digest('base64url')}"` }
    known.set(board, now)
    return now
  }

  router.get('/api/boards', (_request, response) => {
    const { boards } = live.plan().boards
    const published = boards.filter((board) => board.published)
    response.json(published.map(({ slug, title }) => ({ slug, title })) satisfies BoardList)
  })

  router.get('/api/boards/:slug', (request, response) => {
    const board = showBoard(live.plan(), request.params.slug, languageOf(request), townDay())
    const { body, etag } = written(board)
    response.setHeader('Cache-Control', 'no-cache')
    response.setHeader('Vary', 'Accept-Language')
    response.setHeader('ETag', etag)
    // Not left to Express: it sends everything anew to a page that bypasses its cache, as one that polls does.
    if (request.headers['if-none-match']?.includes(etag)) response.status(304).end()
    else response.type('json').send(body)
  })

  return router
}
