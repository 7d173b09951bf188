import { Router } from 'express'
import { type Round, roundQuery } from '#contract/visits.ts'
import type { Db } from '../repositories/connection.ts'
import { roundToday } from '../usecases/visits/round-today.ts'
import type { Authenticate } from './authenticate.ts'
import { readQuery } from './read.ts'

/** `GET /api/round`: whom to visit today, in walking order. */
export function roundRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()
  router.get('/api/round', async (request, response) => {
    const account = await authenticate(request)
    const query = readQuery(roundQuery, request)
    response.json((await roundToday(db, account, query)) satisfies Round)
  })
  return router
}
