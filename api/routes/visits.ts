import { json, Router } from 'express'
import { z } from 'zod'
import { type HouseholdVisits, type RecordedVisit, type TakenBack, visitRequest } from '#contract/visits.ts'
import type { Db } from '../repositories/connection.ts'
import { recordVisit, takeBackVisit } from '../usecases/visits/record-visit.ts'
import { listVisits } from '../usecases/visits/visit-list.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Visits: recorded once however often they are sent, taken back within a day, listed by household. */
export function visitRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router.post('/api/visits', json({ limit: '8kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { visit, isNew } = await recordVisit(db, account, readBody(visitRequest, request))
    response.status(isNew ? 201 : 200).json({ visit } satisfies RecordedVisit)
  })

  router.delete('/api/visits/:id', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    await takeBackVisit(db, account, id)
    response.json({ takenBack: true } satisfies TakenBack)
  })

  router.get('/api/households/:id/visits', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json((await listVisits(db, account, id)) satisfies HouseholdVisits)
  })

  return router
}
