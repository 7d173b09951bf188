import { json, Router } from 'express'
import { z } from 'zod'
import {
  type NeedLine,
  type NeedPhone,
  type NeedStanding,
  type Needs,
  needMove,
  needsQuery,
  receiptQuestion,
} from '#contract/needs.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { moveNeedOn, phoneOfNeed } from '../usecases/doors/need-answer.ts'
import { showNeedPicture, showNeeds } from '../usecases/doors/need-list.ts'
import { standingOf } from '../usecases/doors/need-receipt.ts'
import type { Authenticate } from './authenticate.ts'
import { createLimit, limitByAddress, networkOf } from './limit.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })
const byPicture = z.object({ id: z.uuid(), n: z.coerce.number().int().min(1).max(3) })

/** Questions after a need from one network address, and how many of them may be wrong: 80 bits are not guessed anyway. */
const QUESTIONS = { requests: 120, seconds: 60 }
const WRONG = { requests: 30, seconds: 600 }

/** Numbers one account may look at; the audit has each of them. */
const PHONES = { requests: 60, seconds: 600 }

/** Needs: how one stands, for whoever has its receipt; the list, and what becomes of each, for those who answer for it. */
export function needRoutes(db: Db, live: Live, secrets: Secrets, authenticate: Authenticate): Router {
  const router = Router()
  const wrong = createLimit(WRONG)
  const phones = createLimit(PHONES)

  router.post(
    '/api/needs/receipt',
    limitByAddress(QUESTIONS),
    json({ limit: '1kb' }),
    async (request, response) => {
      const { receipt } = readBody(receiptQuestion, request)
      const { county } = live.plan().inForce
      const standing = await standingOf(db, county, receipt).catch(async (error: unknown) => {
        if (error instanceof Refusal) await wrong(networkOf(request))
        throw error
      })
      response.json(standing satisfies NeedStanding)
    },
  )

  router.get('/api/needs', async (request, response) => {
    const account = await authenticate(request)
    const { open } = readQuery(needsQuery, request)
    response.json((await showNeeds(db, live.plan(), account, open !== undefined)) satisfies Needs)
  })

  router.get('/api/needs/:id/pictures/:n', async (request, response) => {
    const account = await authenticate(request)
    const { id, n } = read(byPicture, request.params)
    response.type('image/jpeg').send(await showNeedPicture(db, account, id, n))
  })

  router.post('/api/needs/:id/phone', json({ limit: '1kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    await phones(account.id)
    response.json((await phoneOfNeed(db, secrets, account, id)) satisfies NeedPhone)
  })

  router.post('/api/needs/:id/state', json({ limit: '4kb' }), async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const move = readBody(needMove, request)
    response.json((await moveNeedOn(db, live.plan(), account, id, move)) satisfies NeedLine)
  })

  return router
}
