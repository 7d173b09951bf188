import { Router } from 'express'
import { coverageQuery, type Scorecard } from '#contract/coverage.ts'
import type { Db } from '../repositories/connection.ts'
import { showCoverage } from '../usecases/coverage/show-coverage.ts'
import type { Authenticate } from './authenticate.ts'
import { readQuery } from './read.ts'

/** `GET /api/coverage?jurisdiction=`: how much is held, answered for and staffed today, and what is amiss. */
export function coverageRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()
  router.get('/api/coverage', async (request, response) => {
    const account = await authenticate(request)
    const { jurisdiction } = readQuery(coverageQuery, request)
    response.json((await showCoverage(db, account, jurisdiction)) satisfies Scorecard)
  })
  return router
}
