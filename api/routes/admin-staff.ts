import { json, Router } from 'express'
import { z } from 'zod'
import {
  newPost,
  newStaff,
  type Post,
  postChange,
  postEnd,
  type Roles,
  type Scopes,
  type StaffList,
  type StaffMember,
  scopesQuery,
  staffChange,
  staffQuery,
  type Warnings,
} from '#contract/staff.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { changePostTerms, endPost, givePost, takeBackPost } from '../usecases/staff/post-change.ts'
import { rolesToChoose, scopesToChoose } from '../usecases/staff/post-choices.ts'
import { addStaffMember, changeStaffMember } from '../usecases/staff/staff-change.ts'
import { listStaff, showStaff } from '../usecases/staff/staff-list.ts'
import { staffWarnings } from '../usecases/staff/warnings.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Staff, their posts, and what about them wants doing; for administrators, and heads to read. */
export function adminStaffRoutes(db: Db, live: Live, secrets: Secrets, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '16kb' })
  const deps = { db, live }

  router
    .route('/api/admin/staff')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const query = readQuery(staffQuery, request)
      response.json((await listStaff(db, secrets, account, query)) satisfies StaffList)
    })
    .post(small, async (request, response) => {
      const account = await authenticate(request)
      const { member, added } = await addStaffMember(db, secrets, account, readBody(newStaff, request))
      response.status(added ? 201 : 200).json(member satisfies StaffMember)
    })

  router
    .route('/api/admin/staff/:id')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      response.json((await showStaff(db, secrets, account, id)) satisfies StaffMember)
    })
    .patch(small, async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      const change = readBody(staffChange, request)
      response.json((await changeStaffMember(db, live, secrets, account, id, change)) satisfies StaffMember)
    })

  router.post('/api/admin/posts', small, async (request, response) => {
    const account = await authenticate(request)
    const { post, added } = await givePost(deps, account, readBody(newPost, request))
    response.status(added ? 201 : 200).json(post satisfies Post)
  })

  router
    .route('/api/admin/posts/:id')
    .patch(small, async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      const change = readBody(postChange, request)
      response.json((await changePostTerms(deps, account, id, change)) satisfies Post)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await takeBackPost(deps, account, read(byId, request.params).id)
      response.status(204).end()
    })

  router.post('/api/admin/posts/:id/end', small, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { on } = readBody(postEnd, request)
    response.json((await endPost(deps, account, id, on)) satisfies Post)
  })

  router.get('/api/admin/roles', async (request, response) => {
    response.json((await rolesToChoose(db, await authenticate(request))) satisfies Roles)
  })

  router.get('/api/admin/scopes', async (request, response) => {
    const account = await authenticate(request)
    const query = readQuery(scopesQuery, request)
    response.json((await scopesToChoose(db, account, query)) satisfies Scopes)
  })

  router.get('/api/admin/warnings', async (request, response) => {
    response.json((await staffWarnings(db, live, await authenticate(request))) satisfies Warnings)
  })

  return router
}
