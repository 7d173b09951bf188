import { json, Router } from 'express'
import { z } from 'zod'
import type { Board, BoardNotice } from '#contract/boards.ts'
import {
  type AdminBoard,
  type AdminBoards,
  boardChange,
  boardSlug,
  noticeChange,
} from '#contract/boards-admin.ts'
import { type BoardDeps, dropBoard, keepBoard } from '../usecases/boards/change.ts'
import { listBoards, previewBoard } from '../usecases/boards/list.ts'
import { dropNotice, keepNotice } from '../usecases/boards/notices.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { read, readBody } from './read.ts'

const bySlug = z.object({ slug: boardSlug })
const byNotice = z.object({ slug: boardSlug, id: z.uuid() })

/** Display boards and their notices, for administrators to change and heads to read. */
export function boardAdminRoutes(deps: BoardDeps, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '16kb' })

  router.get('/api/admin/boards', async (request, response) => {
    const account = await authenticate(request)
    response.json((await listBoards(deps.db, deps.live, account)) satisfies AdminBoards)
  })

  router
    .route('/api/admin/boards/:slug')
    .put(small, async (request, response) => {
      const account = await authenticate(request)
      const { slug } = read(bySlug, request.params)
      const { board, added } = await keepBoard(deps, account, slug, readBody(boardChange, request))
      response.status(added ? 201 : 200).json(board satisfies AdminBoard)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await dropBoard(deps, account, read(bySlug, request.params).slug)
      response.status(204).end()
    })

  router.get('/api/admin/boards/:slug/preview', async (request, response) => {
    const account = await authenticate(request)
    const { slug } = read(bySlug, request.params)
    response.json((await previewBoard(deps, account, slug, languageOf(request))) satisfies Board)
  })

  router
    .route('/api/admin/boards/:slug/notices/:id')
    .put(small, async (request, response) => {
      const account = await authenticate(request)
      const { slug, id } = read(byNotice, request.params)
      const { notice, added } = await keepNotice(deps, account, slug, id, readBody(noticeChange, request))
      response.status(added ? 201 : 200).json(notice satisfies BoardNotice)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      const { slug, id } = read(byNotice, request.params)
      await dropNotice(deps, account, slug, id)
      response.status(204).end()
    })

  return router
}
