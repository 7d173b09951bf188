import { json, Router } from 'express'
import { type Acted, type ActionLog, postActions, postRevert, sinceQuery } from '#contract/plans.ts'
import type { Db } from '../repositories/connection.ts'
import { idleSecondsOf } from '../usecases/accounts/session-times.ts'
import { actOnPlan, type Drawing, revertOnPlan } from '../usecases/plans/act-on-plan.ts'
import { mayHear, planLog } from '../usecases/plans/plan-log.ts'
import type { Authenticate } from './authenticate.ts'
import { streamEvents } from './events-stream.ts'
import { planIdOf } from './plans.ts'
import { readBody, readQuery } from './read.ts'

/** A line of 20,000 positions takes about 800 kB. */
const ACTIONS_LIMIT = '4mb'

/** The log of a plan: act, take back, read what was done, and hear of it. */
export function planActionRoutes(db: Db, drawing: Drawing, authenticate: Authenticate): Router {
  const router = Router()

  router
    .route('/api/plans/:id/actions')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const { since } = readQuery(sinceQuery, request)
      response.json((await planLog(db, account, planIdOf(request), since)) satisfies ActionLog)
    })
    .post(json({ limit: ACTIONS_LIMIT }), async (request, response) => {
      const account = await authenticate(request)
      const sent = readBody(postActions, request)
      response.json((await actOnPlan(db, drawing, account, planIdOf(request), sent)) satisfies Acted)
    })

  router.post('/api/plans/:id/revert', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { action } = readBody(postRevert, request)
    const id = planIdOf(request)
    response.json((await revertOnPlan(db, drawing, account, id, action)) satisfies Acted)
  })

  router.get('/api/plans/:id/events', async (request, response) => {
    const account = await authenticate(request)
    const id = planIdOf(request)
    await mayHear(db, account, id)
    streamEvents(request, response, drawing.events, {
      pick: (message) => (message.to === 'plan' && message.plan === id ? message.event : null),
      lastsS: idleSecondsOf(account.capacity),
    })
  })

  return router
}
