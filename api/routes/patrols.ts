import { json, Router } from 'express'
import { z } from 'zod'
import {
  type PatrolList,
  patrolRequest,
  patrolsQuery,
  type RecordedPatrol,
  type TakenBack,
} from '#contract/visits.ts'
import type { Db } from '../repositories/connection.ts'
import { recordPatrol, showPatrols, takeBackPatrol } from '../usecases/visits/patrol-record.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Patrols: recorded once however often they are sent, taken back within a day, listed by grid. */
export function patrolRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router
    .route('/api/patrols')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const { grid } = readQuery(patrolsQuery, request)
      response.json((await showPatrols(db, account, grid)) satisfies PatrolList)
    })
    .post(json({ limit: '8kb' }), async (request, response) => {
      const account = await authenticate(request)
      const { patrol, isNew } = await recordPatrol(db, account, readBody(patrolRequest, request))
      response.status(isNew ? 201 : 200).json({ patrol } satisfies RecordedPatrol)
    })

  router.delete('/api/patrols/:id', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    await takeBackPatrol(db, account, id)
    response.json({ takenBack: true } satisfies TakenBack)
  })

  return router
}
