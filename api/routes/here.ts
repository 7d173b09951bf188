import { json, type Request, type RequestHandler, Router } from 'express'
import type { Here } from '#contract/here.ts'
import { type NeedReceipt, newNeed } from '#contract/needs.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import { townDay } from '../lookup/town-day.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { type CodedDoor, doorOfCode } from '../usecases/doors/here-door.ts'
import { showHere } from '../usecases/doors/here-show.ts'
import { leaveAtDoor } from '../usecases/doors/need-leave.ts'
import { fewBodies } from './bodies-in-flight.ts'
import { languageOf } from './language.ts'
import { createLimit, limitByAddress, networkOf } from './limit.ts'
import { readBody } from './read.ts'

/**
 * Codes that are none, from one network address. The door one stands at is shown whatever others behind the same address
 * tried: a code of 80 random bits is not found by trying, and this keeps the trying cheap.
 */
const MISSES = { requests: 30, seconds: 60 }

/** Needs from one network address; behind that of a phone company there are many homes. */
const NEEDS = { requests: 30, seconds: 600 }

/** Three pictures on a slow phone take minutes; a hundred megabytes in all are no burden. */
const BODIES = { atOnce: 16, ofOneAddress: 3, seconds: 180 }

/** Three pictures of the contract's length, and the words. */
const LARGEST_BODY = '6200kb'

/**
 * `GET /api/here/:token`: what a resident sees at a door, from memory. `POST /api/here/:token/needs`: leaves a need; who
 * sends too many is refused before anything of a body is read. Public; `sameSite` refuses what other sites make a browser send.
 */
export function hereRoutes(db: Db, live: Live, secrets: Secrets, sameSite: RequestHandler): Router {
  const router = Router()
  const misses = createLimit(MISSES)

  const doorOf = async (request: Request): Promise<CodedDoor> => {
    const door = doorOfCode(live.plan(), String(request.params.token), languageOf(request))
    if (door !== null) return door
    await misses(networkOf(request))
    throw new Refusal('unknown-door')
  }
  const knownDoor: RequestHandler = async (request, _response, next) => {
    await doorOf(request)
    next()
  }

  router.get('/api/here/:token', async (request, response) => {
    const door = await doorOf(request)
    response.json(showHere(live.plan(), door, languageOf(request), townDay()) satisfies Here)
  })

  router.post(
    '/api/here/:token/needs',
    limitByAddress(NEEDS),
    sameSite,
    knownDoor,
    fewBodies(BODIES),
    json({ limit: LARGEST_BODY }),
    async (request, response) => {
      const need = readBody(newNeed, request)
      const door = await doorOf(request)
      const { receipt, isNew } = await leaveAtDoor(db, secrets, live.plan(), door, need, languageOf(request))
      response.status(isNew ? 201 : 200).json(receipt satisfies NeedReceipt)
    },
  )

  return router
}
