import { json, type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { photoChange } from '#contract/boards-admin.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import {
  dropStaffPhoto,
  keepStaffPhoto,
  showPublicPhoto,
  showStaffPhoto,
} from '../usecases/staff/staff-photo.ts'
import type { Authenticate } from './authenticate.ts'
import { limitByAddress } from './limit.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** A screen asks for fifty at once; an office of screens shares an address. */
const PHOTOS = { requests: 600, seconds: 60 }
/** Consent may be withdrawn: a screen that is on the network goes by it within minutes. */
const CACHED_S = 300

/** Photos that boards show, to everybody. */
export function publicPhotoRoutes(db: Db, live: Live): Router {
  const router = Router()
  router.get('/api/boards/:slug/photos/:name', limitByAddress(PHOTOS), async (request, response) => {
    const { slug, name } = request.params as { slug: string; name: string }
    const photo = await showPublicPhoto(db, live, slug, name)
    response.setHeader('Cache-Control', `public, max-age=${CACHED_S}`)
    response.type('image/jpeg').send(photo)
  })
  return router
}

/** Photos of staff, for administrators to keep and heads to look at. */
export function staffPhotoRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()
  // Known before the body is read: nobody else sends the server two million characters.
  const known: RequestHandler = async (request, _response, next) => {
    await authenticate(request)
    next()
  }

  router
    .route('/api/admin/staff/:id/photo')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const photo = await showStaffPhoto(db, account, read(byId, request.params).id)
      // Most have none: that is an answer, and nothing a browser should complain of.
      if (photo === null) response.status(204).end()
      else response.type('image/jpeg').send(photo)
    })
    .put(known, json({ limit: '2100kb' }), async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      const { jpeg } = readBody(photoChange, request)
      await keepStaffPhoto(db, live, account, id, Buffer.from(jpeg, 'base64'))
      response.status(204).end()
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await dropStaffPhoto(db, live, account, read(byId, request.params).id)
      response.status(204).end()
    })

  return router
}
