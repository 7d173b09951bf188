import { Router } from 'express'
import type { Underlays } from '#contract/underlays.ts'
import { Refusal } from '../errors.ts'
import type { UnderlayFolder } from '../underlays/underlays.ts'
import { refuseWorkers } from '../usecases/plans/plan-rights.ts'
import type { Authenticate } from './authenticate.ts'
import { readPlace } from './tiles.ts'

/** A day: what lies under a draft is an aerial photograph of some year. */
const KEPT = 'private, max-age=86400'

/**
 * `GET /api/underlays` and `GET /tiles/underlay/:id/:z/:x/:y`: pictures to draw over, for those who see plans. What is
 * asked of a service in the office's network is said by the server's own folder alone.
 */
export function underlayRoutes(folder: UnderlayFolder, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/underlays', async (request, response) => {
    refuseWorkers(await authenticate(request))
    response.json((await folder.list()) satisfies Underlays)
  })

  router.get('/tiles/underlay/:id/:z/:x/:y', async (request, response) => {
    refuseWorkers(await authenticate(request))
    const { id, z, x, y } = request.params
    const tile = await folder.tile(id, ...readPlace(z, x, y, DEEPEST_PICTURE))
    if (tile === 'unknown') throw new Refusal('unknown-underlay')
    if (tile === 'unreachable') throw new Refusal('underlay-unreachable')
    response.setHeader('Cache-Control', KEPT)
    if (tile === null) response.status(204).end()
    else response.type(tile.type).end(tile.bytes)
  })

  return router
}

const DEEPEST_PICTURE = 22
