import { Router } from 'express'
import { z } from 'zod'
import { type DoorCode, type DoorCodes, doorCodesQuery } from '#contract/here.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { findDoorCodes, renewDoorCode } from '../usecases/doors/door-codes.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readQuery } from './read.ts'

const byUnit = z.object({ unit: z.uuid() })

/** `GET /api/admin/doors?q=`, `POST /api/admin/doors/:unit/renew`: the printed codes of entrances. */
export function doorCodeRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/admin/doors', async (request, response) => {
    const account = await authenticate(request)
    const { q } = readQuery(doorCodesQuery, request)
    response.json((await findDoorCodes(db, account, q)) satisfies DoorCodes)
  })

  router.post('/api/admin/doors/:unit/renew', async (request, response) => {
    const account = await authenticate(request)
    const { unit } = read(byUnit, request.params)
    response.json((await renewDoorCode(db, live, account, unit)) satisfies DoorCode)
  })

  return router
}
