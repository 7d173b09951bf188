import express, { Router } from 'express'
import { type LocatedMany, locateMany, locateQuery } from '#contract/locate.ts'
import { Refusal } from '../errors.ts'
import type { Locator } from '../lookup/locate.ts'
import type { LocatorOn } from '../usecases/plans/plan-of-day.ts'
import { languageOf } from './language.ts'
import { read, readQuery } from './read.ts'

/** What these routes need of the plan in force. */
interface LiveLocator {
  plan(): { readonly locator: Locator }
}

/** Room for 10,000 positions written with every digit they have. */
const BODY_LIMIT = '1mb'

/**
 * `GET /api/locate`: whose grid is this, and whom to call; `at` asks the plan and the posts of another day.
 * `POST /api/locate`: grid codes for many positions.
 */
export function locateRoutes(live: LiveLocator, onDay: LocatorOn): Router {
  const router = Router()

  router.get('/api/locate', (request, response) => {
    const { lon, lat, accuracyM, at } = readQuery(locateQuery, request)
    const answer = (locator: Locator): void => {
      const wire = locator.locateWire(lon, lat, { accuracyM, at, language: languageOf(request) })
      if (wire === null) throw new Refusal('outside-jurisdiction', {}, { reason: 'outside-jurisdiction' })
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.end(wire, 'latin1')
    }
    // Without a promise: this is the route everybody waits for.
    return at === undefined ? answer(live.plan().locator) : onDay(at).then(answer)
  })

  router.post('/api/locate', express.json({ limit: BODY_LIMIT }), (request, response) => {
    if (request.is('application/json') === false) throw new Refusal('wrong-content-type')
    const { positions } = read(locateMany, request.body)
    const reply: LocatedMany = { codes: live.plan().locator.locateMany(positions) }
    response.json(reply)
  })

  return router
}
