import { Router } from 'express'
import { z } from 'zod'
import type { OpenSessions, SessionsEnded } from '#contract/session.ts'
import type { Db } from '../repositories/connection.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../usecases/accounts/session-list.ts'
import type { Authenticate } from './authenticate.ts'
import type { SessionCookie } from './cookie.ts'
import { read } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** One's own sessions: `GET /api/sessions`, `DELETE` one of them, `DELETE` all others. */
export function sessionsRoutes(db: Db, cookie: SessionCookie, authenticate: Authenticate): Router {
  const router = Router()
  router
    .route('/api/sessions')
    .get(async (request, response) => {
      const account = await authenticate(request, 'enrolling')
      response.json((await listOwnSessions(db, account)) satisfies OpenSessions)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request, 'enrolling')
      response.json({ ended: await endOtherSessions(db, account) } satisfies SessionsEnded)
    })
  router.delete('/api/sessions/:id', async (request, response) => {
    const account = await authenticate(request, 'enrolling')
    const { id } = read(byId, request.params)
    await endOwnSession(db, account, id)
    if (id === account.session) cookie.clear(response)
    response.status(204).end()
  })
  return router
}
