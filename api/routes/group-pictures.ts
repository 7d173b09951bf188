import { json, Router } from 'express'
import { z } from 'zod'
import { groupPicture } from '#contract/needs.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { dropGroupPicture, setGroupPicture, showGroupPicture } from '../usecases/doors/group-picture.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byGrid = z.object({
  grid: z
    .string()
    .trim()
    .regex(/^\d{15}$/),
})

/** A new picture has another address, so that phones may keep one for a while; one that ended is gone within minutes. */
const KEPT = 'public, max-age=300'

/**
 * `GET /api/grids/:grid/group.jpg`: the picture by which residents join a grid's group, public. `PUT` and `DELETE
 * /api/grids/:grid/group` by those who patrol the grid or administer it.
 */
export function groupPictureRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/grids/:grid/group.jpg', async (request, response) => {
    const { grid } = read(byGrid, request.params)
    const jpeg = await showGroupPicture(db, live, grid)
    response.setHeader('Cache-Control', KEPT)
    response.type('image/jpeg').send(jpeg)
  })

  router
    .route('/api/grids/:grid/group')
    .put(json({ limit: '2100kb' }), async (request, response) => {
      const account = await authenticate(request)
      const { grid } = read(byGrid, request.params)
      await setGroupPicture(db, live, account, grid, readBody(groupPicture, request))
      response.status(204).end()
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      const { grid } = read(byGrid, request.params)
      await dropGroupPicture(db, live, account, grid)
      response.status(204).end()
    })

  return router
}
