import { json, Router } from 'express'
import { z } from 'zod'
import {
  type HouseholdDetail,
  type HouseholdList,
  type HouseholdsQuery,
  householdsQuery,
  type Revealed,
  revealRequest,
} from '#contract/households.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { findHouseholds, type Wanted } from '../usecases/list-households.ts'
import { openHousehold } from '../usecases/open-household.ts'
import { revealPerson } from '../usecases/reveal-person.ts'
import type { Authenticate } from './authenticate.ts'
import { boxOf } from './box.ts'
import { createLimit } from './limit.ts'
import { read, readBody, readQuery } from './read.ts'

/** Full numbers one account may look at: enough for a round of visits, too few to copy a register. */
const REVEALS = { requests: 30, seconds: 600 }

const byId = z.object({ id: z.uuid() })

/** Households, their members and the way to a full number; every route needs a session. */
export function householdRoutes(db: Db, live: Live, secrets: Secrets, authenticate: Authenticate): Router {
  const reveals = createLimit(REVEALS)
  const router = Router()

  router.get('/api/households', async (request, response) => {
    const account = await authenticate(request)
    const wanted = wantedOf(readQuery(householdsQuery, request))
    response.json((await findHouseholds(db, live, account, wanted)) satisfies HouseholdList)
  })

  router.get('/api/households/:id', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json((await openHousehold(db, secrets, account, id)) satisfies HouseholdDetail)
  })

  router.post('/api/persons/:id/reveal', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const why = readBody(revealRequest, request)
    await reveals(account.id)
    response.json((await revealPerson(db, secrets, account, id, why)) satisfies Revealed)
  })

  return router
}

function wantedOf({ grid, building, bbox, q }: HouseholdsQuery): Wanted {
  if (grid !== undefined) return { grid }
  if (building !== undefined) return { building }
  if (bbox !== undefined) return { bbox: boxOf(bbox) }
  return { words: (q ?? '').split(/\s+/) }
}
