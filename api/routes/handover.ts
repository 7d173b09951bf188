import { json, Router } from 'express'
import { z } from 'zod'
import { confirmHandover as confirmation, type HandoverList } from '#contract/plans.ts'
import type { Db } from '../repositories/connection.ts'
import { confirmHandover, listHandovers } from '../usecases/plans/handover.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** `GET /api/handover`: the sheets of who is signed in; `POST /api/handover/:id/confirm {side}` confirms one. */
export function handoverRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/handover', async (request, response) => {
    const account = await authenticate(request)
    response.json((await listHandovers(db, account)) satisfies HandoverList)
  })

  router.post('/api/handover/:id/confirm', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { side } = readBody(confirmation, request)
    response.json((await confirmHandover(db, account, id, side)) satisfies HandoverList)
  })

  return router
}
