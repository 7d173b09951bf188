import express, { Router } from 'express'
import { type LocatedMany, locateMany, locateQuery } from '#contract/locate.ts'
import { Refusal } from '../errors.ts'
import type { InForce } from '../lookup/in-force.ts'
import type { Locator } from '../lookup/locate.ts'
import { languageOf } from './language.ts'
import { read, readQuery } from './read.ts'

/** What these routes need of the plan in force. */
interface LiveLocator {
  plan(): { readonly inForce: InForce; readonly locator: Locator }
}

/** Room for 10,000 positions written with every digit they have. */
const BODY_LIMIT = '1mb'

/** `GET /api/locate`: whose grid is this, and whom to call. `POST /api/locate`: grid codes for many positions. */
export function locateRoutes(live: LiveLocator): Router {
  const router = Router()

  router.get('/api/locate', (request, response) => {
    const { lon, lat, accuracyM, at } = readQuery(locateQuery, request)
    const { inForce, locator } = live.plan()
    if (at !== undefined) refuseEarlier(at, inForce.plan.effectiveFrom)
    const wire = locator.locateWire(lon, lat, { accuracyM, at, language: languageOf(request) })
    if (wire === null) throw new Refusal('outside-jurisdiction', {}, { reason: 'outside-jurisdiction' })
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.end(wire, 'latin1')
  })

  router.post('/api/locate', express.json({ limit: BODY_LIMIT }), (request, response) => {
    if (request.is('application/json') === false) throw new Refusal('wrong-content-type')
    const { positions } = read(locateMany, request.body)
    const reply: LocatedMany = { codes: live.plan().locator.locateMany(positions) }
    response.json(reply)
  })

  return router
}

/**
 * Only the plan in force is in memory. For a day before it took effect another plan answered, so its grids would
 * be a wrong answer; days to come are answered as things stand.
 */
function refuseEarlier(at: string, effectiveFrom: string): void {
  if (at >= effectiveFrom) return
  const problem = {
    zh: `at 早于现行方案的生效日 ${effectiveFrom}。`,
    en: `at is before ${effectiveFrom}, when the plan in force took effect.`,
  }
  const wanted = { zh: ` ${effectiveFrom} 或以后的日期`, en: `a day from ${effectiveFrom} on` }
  throw new Refusal('bad-parameter', { problem, wanted }, { reason: 'before-plan' })
}
