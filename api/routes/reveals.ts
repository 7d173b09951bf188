import { Router } from 'express'
import { type RevealLog, revealsQuery } from '#contract/protection.ts'
import type { Db } from '../repositories/connection.ts'
import { revealLog } from '../usecases/protection/reveal-log.ts'
import type { Authenticate } from './authenticate.ts'
import { readQuery } from './read.ts'

/** `GET /api/reveals?from=&to=`: who looked at full names and numbers, for those who answer for the place. */
export function revealLogRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/reveals', async (request, response) => {
    const account = await authenticate(request)
    response.json((await revealLog(db, account, readQuery(revealsQuery, request))) satisfies RevealLog)
  })

  return router
}
