import { Router } from 'express'
import { z } from 'zod'
import {
  type HouseholdDetail,
  type HouseholdList,
  type HouseholdsQuery,
  householdsQuery,
} from '#contract/households.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { isPhone } from '../usecases/households/find-by-name-or-phone.ts'
import { findHouseholds, type Wanted } from '../usecases/households/list-households.ts'
import { openHousehold } from '../usecases/households/open-household.ts'
import type { Authenticate } from './authenticate.ts'
import { boxOf } from './box.ts'
import { read, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Households and their members, masked; every route needs a session. */
export function householdRoutes(db: Db, live: Live, secrets: Secrets, authenticate: Authenticate): Router {
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

  return router
}

function wantedOf({ grid, building, bbox, q, assigned }: HouseholdsQuery): Wanted {
  if (assigned !== undefined) return { assigned: true }
  if (grid !== undefined) return { grid }
  if (building !== undefined) return { building }
  if (bbox !== undefined) return { bbox: boxOf(bbox) }
  const words = q ?? ''
  if (isPhone(words)) throw new Refusal('use-post')
  return { words: words.split(/\s+/) }
}
