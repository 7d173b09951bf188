import { json, Router } from 'express'
import { z } from 'zod'
import { type VisitRules, visitRuleRequest } from '#contract/visits.ts'
import type { Db } from '../repositories/connection.ts'
import { addVisitRule, closeVisitRule, showVisitRules } from '../usecases/visits/visit-rules.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** How often whom: read by everybody who works here, made and ended by administrators. */
export function visitRuleRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/visit-rules', async (request, response) => {
    const account = await authenticate(request)
    response.json((await showVisitRules(db, account)) satisfies VisitRules)
  })

  router.post('/api/admin/visit-rules', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const rule = readBody(visitRuleRequest, request)
    response.status(201).json((await addVisitRule(db, account, rule)) satisfies VisitRules)
  })

  router.post('/api/admin/visit-rules/:id/end', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json((await closeVisitRule(db, account, id)) satisfies VisitRules)
  })

  return router
}
