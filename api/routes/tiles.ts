import { type Request, type Response, Router } from 'express'
import { Refusal } from '../errors.ts'
import type { KeptTile } from '../tiles/tile-shelf.ts'
import { DEEPEST_ZOOM, TILE_SETS, type TileSet, type Tiles } from '../tiles/tiles.ts'
import type { Authenticate } from './authenticate.ts'

/** What this route needs of the plan in force. */
interface LiveTiles {
  plan(): { readonly tiles: Tiles }
}

/** Pages put the plan into the address, so a minute is only for what changes without a new plan. */
export const PUBLIC_CACHE = 'public, max-age=60'
const OWN_CACHE = 'private, max-age=60'

/**
 * `GET /tiles/{grids|base|buildings}/{z}/{x}/{y}.mvt`: a vector tile, 204 where nothing is to be seen. The first
 * two sets are public and hold nothing about people; `buildings` needs a session.
 */
export function tileRoutes(live: LiveTiles, authenticate: Authenticate): Router {
  const router = Router()
  router.get('/tiles/:set/:z/:x/:y.mvt', (request, response) => {
    const { set, z, x, y } = request.params
    if (!isTileSet(set)) throw new Refusal('unknown-tile')
    const reply = () => {
      const tile = live.plan().tiles.get(set, ...readPlace(z, x, y))
      response.setHeader('Cache-Control', set === 'buildings' ? OWN_CACHE : PUBLIC_CACHE)
      if (tile === null) response.status(204).end()
      else sendTile(tile, request, response)
    }
    // What is public is answered at once: a promise would cost it a turn of the event loop's queue.
    return set === 'buildings' ? authenticate(request).then(reply) : reply()
  })
  return router
}

function isTileSet(text: string): text is TileSet {
  return (TILE_SETS as readonly string[]).includes(text)
}

/** Reads a place. Throws `bad-parameter` where it is none, and `unknown-tile` below the deepest zoom. */
export function readPlace(
  z: string,
  x: string,
  y: string,
  deepest = DEEPEST_ZOOM,
): [z: number, x: number, y: number] {
  const zoom = readNumber('z', z, Number.MAX_SAFE_INTEGER)
  if (zoom > deepest) throw new Refusal('unknown-tile')
  const last = 2 ** zoom - 1
  return [zoom, readNumber('x', x, last), readNumber('y', y, last)]
}

function readNumber(name: string, text: string, largest: number): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > largest) {
    const problem = { zh: `瓦片编号 ${name} 不符合要求。`, en: `The tile number ${name} is not usable.` }
    const wanted = { zh: '该级别内的非负整数', en: 'a whole number within its zoom' }
    throw new Refusal('bad-parameter', { problem, wanted }, { reason: 'wrong-form' })
  }
  return Number(text)
}

/** Sends a tile, compressed where the browser takes it, or 304 where it has the same one. */
export function sendTile(tile: KeptTile, request: Request, response: Response): void {
  const isGzipped = takesGzip(request.headers['accept-encoding'])
  const { body, etag } = isGzipped ? tile.gzipped() : tile.plain
  response.setHeader('ETag', etag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match']?.includes(etag)) {
    response.status(304).end()
    return
  }
  response.setHeader('Content-Type', 'application/vnd.mapbox-vector-tile')
  if (isGzipped) response.setHeader('Content-Encoding', 'gzip')
  response.end(body, 'latin1')
}

function takesGzip(accepted: string | undefined): boolean {
  if (!accepted?.includes('gzip')) return false
  return !accepted.includes('q=') || /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)
}
