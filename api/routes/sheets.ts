import { json, Router } from 'express'
import { z } from 'zod'
import { newSheets, type Sheets } from '#contract/paper.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import { createSheetsDesk } from '../usecases/paper/sheets-desk.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { createLimit } from './limit.ts'
import { originOf } from './origin.ts'
import { read, readBody } from './read.ts'

/** Orders of one account. */
const ORDERS = { requests: 30, seconds: 600 }

const byId = z.object({ id: z.uuid() })

/** Sheets for entrances, for administrators and heads: their codes are on no public route. */
export function sheetsRoutes(live: Live, publicUrl: string | undefined, authenticate: Authenticate): Router {
  const desk = createSheetsDesk(live)
  const orders = createLimit(ORDERS)
  const router = Router()

  router.post('/api/admin/sheets', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(newSheets, request)
    await orders(account.id)
    const origin = originOf(request, publicUrl)
    if (origin === null) throw new Refusal('bad-address')
    const made = await desk.order(account, wanted, languageOf(request), origin)
    response.status(202).json(made satisfies Sheets)
  })

  router.get('/api/admin/sheets/:id', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json(desk.state(account, id) satisfies Sheets)
  })

  router.get('/api/admin/sheets/:id/file', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const file = desk.file(account, id)
    response.attachment('entrances.pdf').type('application/pdf').send(file)
  })

  return router
}
