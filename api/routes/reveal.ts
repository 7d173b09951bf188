import { json, Router } from 'express'
import { z } from 'zod'
import { type Revealed, revealRequest } from '#contract/households.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { revealPerson } from '../usecases/protection/reveal-person.ts'
import type { Authenticate } from './authenticate.ts'
import { createLimit } from './limit.ts'
import { read, readBody } from './read.ts'

/** Full numbers one account may look at: enough for a round of visits, too few to copy a register. */
const REVEALS = { requests: 30, seconds: 600 }

const byId = z.object({ id: z.uuid() })

/** The way to a member's full name and number; needs a session and a reason. */
export function revealRoutes(db: Db, secrets: Secrets, authenticate: Authenticate): Router {
  const reveals = createLimit(REVEALS)
  const router = Router()

  router.post('/api/persons/:id/reveal', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const why = readBody(revealRequest, request)
    await reveals(account.id)
    response.json((await revealPerson(db, secrets, account, id, why)) satisfies Revealed)
  })

  return router
}
