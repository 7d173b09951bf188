import { json, Router } from 'express'
import { z } from 'zod'
import {
  type Colleagues,
  contactChoice,
  type HouseholdGone,
  type HouseholdHistory,
  householdClose,
  householdEdit,
  householdMerge,
  householdMove,
  householdSplit,
  newHousehold,
  type TagKinds,
} from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { listColleagues, listNeeds } from '../usecases/households/contact-colleagues.ts'
import { chooseContact } from '../usecases/households/contact-set.ts'
import { closeHousehold } from '../usecases/households/household-close.ts'
import { createHousehold } from '../usecases/households/household-create.ts'
import { editDwelling } from '../usecases/households/household-edit.ts'
import { showHistory } from '../usecases/households/household-history.ts'
import { mergeHousehold } from '../usecases/households/household-merge.ts'
import { moveHousehold } from '../usecases/households/household-move.ts'
import { splitHousehold } from '../usecases/households/household-split.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** What happens to households; every route needs a session, and the policies decide. */
export function householdChangeRoutes(
  db: Db,
  live: Live,
  secrets: Secrets,
  authenticate: Authenticate,
): Router {
  const router = Router()
  const body = json({ limit: '32kb' })

  router.post('/api/households', body, async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(newHousehold, request)
    const detail = await createHousehold(db, live, secrets, account, wanted)
    response.status(201).json(detail satisfies HouseholdDetail)
  })

  router.patch('/api/households/:id', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const edit = readBody(householdEdit, request)
    response.json((await editDwelling(db, secrets, account, id, edit)) satisfies HouseholdDetail)
  })

  router.post('/api/households/:id/move', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const move = readBody(householdMove, request)
    const reply = await moveHousehold(db, live, secrets, account, id, move)
    response.json(reply satisfies HouseholdDetail | HouseholdGone)
  })

  router.post('/api/households/:id/split', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const split = readBody(householdSplit, request)
    const detail = await splitHousehold(db, live, secrets, account, id, split)
    response.status(201).json(detail satisfies HouseholdDetail)
  })

  router.post('/api/households/:id/merge', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const merge = readBody(householdMerge, request)
    response.json((await mergeHousehold(db, live, secrets, account, id, merge)) satisfies HouseholdDetail)
  })

  router.post('/api/households/:id/close', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const close = readBody(householdClose, request)
    response.json((await closeHousehold(db, live, account, id, close)) satisfies HouseholdGone)
  })

  router.get('/api/households/:id/history', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json((await showHistory(db, account, id)) satisfies HouseholdHistory)
  })

  router.put('/api/households/:id/contact', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { staff } = readBody(contactChoice, request)
    response.json((await chooseContact(db, secrets, account, id, staff)) satisfies HouseholdDetail)
  })

  router.get('/api/colleagues', async (request, response) => {
    const account = await authenticate(request)
    response.json((await listColleagues(db, account)) satisfies Colleagues)
  })

  router.get('/api/service-needs', async (request, response) => {
    const account = await authenticate(request)
    response.json((await listNeeds(db, account)) satisfies TagKinds)
  })

  return router
}
