import { Router } from 'express'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { readiness } from '../usecases/operations/readiness.ts'

/** `GET /healthz`: the process answers. `GET /readyz`: the database answers and a plan is in force. */
export function healthRoutes(db: Db, live: Live): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    response.json(await readiness(db, live))
  })
  return router
}
