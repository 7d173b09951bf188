import { json, Router } from 'express'
import { type HouseholdsFound, householdSearch } from '#contract/protection.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { searchHouseholds, soughtIn } from '../usecases/households/find-by-name-or-phone.ts'
import type { Authenticate } from './authenticate.ts'
import { createLimit } from './limit.ts'
import { readBody } from './read.ts'

/** Looks for a number or a name by one account: a long morning's worth, too few to try numbers one after another. */
const LOOKS = { requests: 60, seconds: 600 }

/** `POST /api/households/search {q}`: households by address, number or name of their head, within sight. */
export function householdSearchRoutes(
  db: Db,
  live: Live,
  secrets: Secrets,
  authenticate: Authenticate,
): Router {
  const looks = createLimit(LOOKS)
  const router = Router()

  router.post('/api/households/search', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { q } = readBody(householdSearch, request)
    if (soughtIn(live, q) !== null) await looks(account.id)
    response.json((await searchHouseholds(db, live, secrets, account, q)) satisfies HouseholdsFound)
  })

  return router
}
