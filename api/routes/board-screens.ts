import { json, Router } from 'express'
import { alive } from '#contract/boards.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { hearOfScreen } from '../usecases/boards/screens.ts'
import { limitByAddress } from './limit.ts'
import { readBody } from './read.ts'

/** A screen says it once a minute; a hall of them shares an address. */
const REPORTS = { requests: 60, seconds: 60 }

/** `POST /api/boards/:slug/alive`: screens say what they show. */
export function boardScreenRoutes(db: Db, live: Live): Router {
  const router = Router()
  router.post(
    '/api/boards/:slug/alive',
    limitByAddress(REPORTS),
    json({ limit: '1kb' }),
    async (request, response) => {
      const { slug } = request.params as { slug: string }
      await hearOfScreen(db, live, slug, readBody(alive, request))
      response.status(204).end()
    },
  )
  return router
}
