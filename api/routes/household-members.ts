import { json, Router } from 'express'
import { z } from 'zod'
import { memberAdd, memberEdit, memberMove, newTag, tagEnd } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { addMember } from '../usecases/households/member-add.ts'
import { editMember } from '../usecases/households/member-edit.ts'
import { moveMember } from '../usecases/households/member-move.ts'
import { removePerson } from '../usecases/households/member-remove.ts'
import { addTag } from '../usecases/households/tag-add.ts'
import { endTag } from '../usecases/households/tag-end.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Members of households and what they need; every route needs a session, and the policies decide. */
export function householdMemberRoutes(db: Db, secrets: Secrets, authenticate: Authenticate): Router {
  const router = Router()
  const body = json({ limit: '8kb' })

  router.post('/api/households/:id/people', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const member = readBody(memberAdd, request)
    const detail = await addMember(db, secrets, account, id, member)
    response.status(201).json(detail satisfies HouseholdDetail)
  })

  router.patch('/api/persons/:id', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const edit = readBody(memberEdit, request)
    response.json((await editMember(db, secrets, account, id, edit)) satisfies HouseholdDetail)
  })

  router.post('/api/persons/:id/move', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const move = readBody(memberMove, request)
    response.json((await moveMember(db, secrets, account, id, move)) satisfies HouseholdDetail)
  })

  router.delete('/api/persons/:id', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    response.json((await removePerson(db, secrets, account, id)) satisfies HouseholdDetail)
  })

  router.post('/api/persons/:id/tags', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const tag = readBody(newTag, request)
    response.status(201).json((await addTag(db, secrets, account, id, tag)) satisfies HouseholdDetail)
  })

  router.post('/api/tags/:id/end', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { on } = readBody(tagEnd, request)
    response.json((await endTag(db, secrets, account, id, on)) satisfies HouseholdDetail)
  })

  return router
}
