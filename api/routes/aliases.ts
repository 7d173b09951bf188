import { json, Router } from 'express'
import { z } from 'zod'
import { type AliasList, putAliases } from '#contract/aliases.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { setAliases, showAliases } from '../usecases/doors/compound-aliases.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byCompound = z.object({ compound: z.uuid() })

/** `GET /api/admin/aliases`, `PUT /api/admin/aliases/:compound`: what else compounds are called. */
export function aliasRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/admin/aliases', async (request, response) => {
    response.json((await showAliases(db, await authenticate(request))) satisfies AliasList)
  })

  router.put('/api/admin/aliases/:compound', json({ limit: '16kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { compound } = read(byCompound, request.params)
    const { aliases } = readBody(putAliases, request)
    response.json((await setAliases(db, live, account, compound, aliases)) satisfies AliasList)
  })

  return router
}
