import { Router } from 'express'
import { type DoorMatches, lookupQuery } from '#contract/lookup.ts'
import { toDegrees } from '#geometry/position.ts'
import type { DoorSearch } from '../lookup/doors.ts'
import type { Locator } from '../lookup/locate.ts'
import { languageOf } from './language.ts'
import { read } from './read.ts'

/** What this route needs of the plan in force. */
interface LiveDoors {
  plan(): { readonly doors: DoorSearch; readonly locator: Locator }
}

/** As many doors as a person will read through. */
const MOST_MATCHES = 20

/** `GET /api/lookup?q=`: doors by their address, each with the grids that hold it. Public, and no household in it. */
export function lookupRoutes(live: LiveDoors): Router {
  const router = Router()
  router.get('/api/lookup', (request, response) => {
    const { q } = read(lookupQuery, request.query)
    const { doors, locator } = live.plan()
    const language = languageOf(request)
    const { found, understood, left } = doors.search(q, MOST_MATCHES)
    const reply: DoorMatches = {
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
    response.json(reply)
  })
  return router
}
