import { json, Router } from 'express'
import { z } from 'zod'
import {
  type Difference,
  differenceQuery,
  type ProposedPosts,
  type TakenPosts,
  takePosts,
} from '#contract/plans.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { showDifference } from '../usecases/plans/difference.ts'
import { differenceCsv } from '../usecases/plans/difference-csv.ts'
import { proposePosts, takeProposed } from '../usecases/staff/propose-posts.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** What a plan changes against another, and the posts it proposes; every route needs a session. */
export function planDifferenceRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/plans/:id/difference', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { against, format } = readQuery(differenceQuery, request)
    const language = languageOf(request)
    const difference = await showDifference(db, account, id, against, language)
    if (format !== 'csv') {
      response.json(difference satisfies Difference)
      return
    }
    response.attachment(`difference-${id}.csv`).type('text/csv; charset=utf-8')
    response.send(differenceCsv(difference, language))
  })

  router
    .route('/api/plans/:id/proposed-posts')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      response.json((await proposePosts(db, account, id, languageOf(request))) satisfies ProposedPosts)
    })
    .post(json({ limit: '1mb' }), async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      const taken = await takeProposed(db, account, id, readBody(takePosts, request))
      if (taken.taken > 0) await live.refresh(db)
      response.json(taken satisfies TakenPosts)
    })

  return router
}
