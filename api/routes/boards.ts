import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { Board, BoardList } from '#contract/boards.ts'
import type { Live } from '../live.ts'
import { townDay } from '../lookup/town-day.ts'
import { showBoard } from '../usecases/show-board.ts'
import { languageOf } from './language.ts'

/** `GET /api/boards` and `GET /api/boards/:slug`: public, answered from memory, asked again and again by screens. */
export function boardRoutes(live: Live): Router {
  const router = Router()

  router.get('/api/boards', (_request, response) => {
    const { boards } = live.plan().boards
    response.json(
      boards
        .filter(({ published }) => published)
        .map(({ slug, title }) => ({ slug, title })) satisfies BoardList,
    )
  })

  router.get('/api/boards/:slug', (request, response) => {
    const board: Board = showBoard(live.plan(), request.params.slug, languageOf(request), townDay())
    const body = JSON.stringify(board)
    const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`
    response.setHeader('Cache-Control', 'no-cache')
    response.setHeader('Vary', 'Accept-Language')
    response.setHeader('ETag', etag)
    // Not left to Express: it sends everything anew to a page that bypasses its cache, as one that polls does.
    if (request.headers['if-none-match']?.includes(etag)) response.status(304).end()
    else response.type('json').send(body)
  })

  return router
}
