import { Router } from 'express'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { isReachable } from '../repositories/reachable.ts'

/** `GET /healthz`: the process answers. `GET /readyz`: the database answers and a plan is in force. */
export function healthRoutes(db: Db, live: Live): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    if (!(await isReachable(db))) throw new Refusal('no-database')
    const { inForce, dataAt } = live.plan()
    response.json({ status: 'ready', plan: inForce.plan.id, dataAt })
  })
  return router
}
