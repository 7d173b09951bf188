import { json, Router } from 'express'
import { type DoorMatches, lookupQuery } from '#contract/lookup.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Language } from '../errors.ts'
import type { DoorSearch } from '../lookup/doors.ts'
import type { Locator } from '../lookup/locate.ts'
import { languageOf } from './language.ts'
import { read, readBody } from './read.ts'

/** What these routes need of the plan in force. */
interface LiveDoors {
  plan(): { readonly doors: DoorSearch; readonly locator: Locator }
}

/** As many doors as a person will read through. */
const MOST_MATCHES = 20

/**
 * `GET /api/lookup?q=`: doors by their address, each with the grids that hold it. Public, and no household in it.
 * `POST` with `{q}` is the same for pages, where somebody may type a name: what is typed stays out of the address.
 */
export function lookupRoutes(live: LiveDoors): Router {
  const router = Router()
  router
    .route('/api/lookup')
    .get((request, response) => {
      const { q } = read(lookupQuery, request.query)
      response.json(answer(live, q, languageOf(request)))
    })
    .post(json({ limit: '4kb' }), (request, response) => {
      const { q } = readBody(lookupQuery, request)
      response.json(answer(live, q, languageOf(request)))
    })
  return router
}

function answer(live: LiveDoors, q: string, language: Language): DoorMatches {
  const { doors, locator } = live.plan()
  const { found, understood, left } = doors.search(q, MOST_MATCHES)
  return {
    matches: found.map(({ door, address, score }) => ({
      address,
      building: door.building,
      unit: door.unit,
      position: toDegrees(door.position),
      score,
      chain: [...locator.chainAt(door.position, { language })],
    })),
    understood: [...understood],
    left: [...left],
  }
}
