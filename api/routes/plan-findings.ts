import { json, Router } from 'express'
import { z } from 'zod'
import { exemptFinding, type PlanFindings } from '#contract/plans.ts'
import type { Db } from '../repositories/connection.ts'
import type { DraftStore } from '../usecases/plans/draft-store.ts'
import { showPlanFindings } from '../usecases/plans/plan-findings.ts'
import { exempt, liftExempt } from '../usecases/plans/plan-findings-exempt.ts'
import type { Inspections } from '../usecases/plans/plan-findings-inspections.ts'
import type { Authenticate } from './authenticate.ts'
import { planIdOf } from './plans.ts'
import { readBody, readQuery } from './read.ts'

const finding = z.object({ rule: z.string().min(1), key: z.string().min(1) })

/** What is amiss with a plan, and what of it need not be mended. Every route needs a session; workers are refused. */
export function planFindingRoutes(
  db: Db,
  stores: { readonly drafts: DraftStore; readonly inspections: Inspections },
  authenticate: Authenticate,
): Router {
  const router = Router()

  router.get('/api/plans/:id/findings', async (request, response) => {
    const account = await authenticate(request)
    response.json((await showPlanFindings(db, stores, account, planIdOf(request))) satisfies PlanFindings)
  })

  router
    .route('/api/plans/:id/exemptions')
    .post(json({ limit: '8kb' }), async (request, response) => {
      const account = await authenticate(request)
      await exempt(db, account, planIdOf(request), readBody(exemptFinding, request))
      response.status(204).end()
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await liftExempt(db, account, planIdOf(request), readQuery(finding, request))
      response.status(204).end()
    })

  return router
}
