import { json, type Request, Router } from 'express'
import { z } from 'zod'
import { renamePlan as newName, newPlan, type PlanDetail, type PlanList } from '#contract/plans.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Drawing } from '../usecases/plans/act-on-plan.ts'
import { beginDraft } from '../usecases/plans/begin-draft.ts'
import { discardDraft } from '../usecases/plans/discard-draft.ts'
import { listPlans } from '../usecases/plans/list-plans.ts'
import { renamePlan } from '../usecases/plans/rename-plan.ts'
import { showPlan } from '../usecases/plans/show-plan.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Id of the plan a request is about. */
export function planIdOf(request: Request): string {
  return read(byId, request.params).id.toLowerCase()
}

/** Drafts and versions: list, begin, show, rename, discard. Every route needs a session; workers are refused. */
export function planRoutes(db: Db, live: Live, drawing: Drawing, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '4kb' })

  router
    .route('/api/plans')
    .get(async (request, response) => {
      const account = await authenticate(request)
      response.json({ plans: await listPlans(db, account) } satisfies PlanList)
    })
    .post(small, async (request, response) => {
      const account = await authenticate(request)
      const id = await beginDraft(db, account, readBody(newPlan, request))
      const [summary] = (await listPlans(db, account)).filter((plan) => plan.id === id)
      response.status(201).setHeader('Location', `/api/plans/${id}`)
      response.json(summary)
    })

  router
    .route('/api/plans/:id')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const known = request.headers['if-none-match']
      const shown = await showPlan(db, live.peek(), account, planIdOf(request), known, languageOf(request))
      response.setHeader('Cache-Control', 'private, no-cache')
      response.setHeader('Vary', 'Accept-Language, Cookie')
      response.setHeader('ETag', shown.etag)
      if (shown.same) response.status(304).end()
      else response.json(shown.plan satisfies PlanDetail)
    })
    .patch(small, async (request, response) => {
      const account = await authenticate(request)
      await renamePlan(db, account, planIdOf(request), readBody(newName, request).name)
      response.status(204).end()
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await discardDraft(db, drawing, account, planIdOf(request))
      response.status(204).end()
    })

  return router
}
