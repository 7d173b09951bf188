import { Router } from 'express'
import type { Bbox } from '#geometry/bbox.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import type { Collection } from '../ogc/collections.ts'
import { extentOf } from '../ogc/describe.ts'
import { MEDIA, wordsIn } from '../ogc/media.ts'
import {
  TILE_MATRIX_SET,
  tileMatrixSet,
  tileMatrixSetPage,
  tileMatrixSets,
  tileMatrixSetsPage,
  tileset,
  tilesetPage,
  tilesets,
} from '../ogc/tile-sets.ts'
import { collectionCalled } from '../usecases/ogc/collections.ts'
import { gridFeatures } from '../usecases/ogc/features.ts'
import { languageOf } from './language.ts'
import { parametersOf } from './ogc-parameters.ts'
import { baseOf, formatOf, sendAs } from './ogc-reply.ts'
import { PUBLIC_CACHE, readPlace, sendTile } from './tiles.ts'

/** OGC API Tiles: what tile sets there are, and vector tiles of the grids of one level. */
export function ogcTileRoutes(live: Live, publicUrl: string | undefined): Router {
  const router = Router()
  const tiled = (id: string, set: string = TILE_MATRIX_SET): Collection & { readonly layer: string } => {
    const collection = collectionCalled(id)
    const { layer } = collection
    if (layer === null || set !== TILE_MATRIX_SET) throw new Refusal('unknown-tile-matrix-set')
    return { ...collection, layer }
  }
  const extentFor = ({ id, since }: Collection): Bbox | null =>
    extentOf(gridFeatures(live.plan(), Number(id.at(-1))), since)?.bbox ?? null

  router.get('/ogc/tileMatrixSets', (request, response) => {
    const format = formatOf(request, parametersOf(request, ['f']).get('f'), MEDIA.json)
    const base = baseOf(request, publicUrl)
    sendAs(request, response, format, {
      json: tileMatrixSets(base, wordsIn(languageOf(request))),
      type: MEDIA.json,
      page: () => tileMatrixSetsPage(base),
    })
  })
  router.get('/ogc/tileMatrixSets/:set', (request, response) => {
    const format = formatOf(request, parametersOf(request, ['f']).get('f'), MEDIA.json)
    if (request.params.set !== TILE_MATRIX_SET) throw new Refusal('unknown-tile-matrix-set')
    sendAs(request, response, format, {
      json: tileMatrixSet(),
      type: MEDIA.json,
      page: () => tileMatrixSetPage(baseOf(request, publicUrl)),
    })
  })
  router.get('/ogc/collections/:collection/tiles', (request, response) => {
    const format = formatOf(request, parametersOf(request, ['f']).get('f'), MEDIA.json)
    const collection = tiled(request.params.collection)
    const base = baseOf(request, publicUrl)
    sendAs(request, response, format, {
      json: tilesets(base, collection, wordsIn(languageOf(request))),
      type: MEDIA.json,
      page: () => tilesetPage(base, collection, extentFor(collection), 'tiles'),
    })
  })
  router.get('/ogc/collections/:collection/tiles/:set', (request, response) => {
    const format = formatOf(request, parametersOf(request, ['f']).get('f'), MEDIA.json)
    const collection = tiled(request.params.collection, request.params.set)
    const base = baseOf(request, publicUrl)
    const extent = extentFor(collection)
    sendAs(request, response, format, {
      json: tileset(base, collection, extent, wordsIn(languageOf(request))),
      type: MEDIA.json,
      page: () => tilesetPage(base, collection, extent, `tiles/${TILE_MATRIX_SET}`),
    })
  })
  router.get('/ogc/collections/:collection/tiles/:set/:z/:row/:col', (request, response) => {
    parametersOf(request, [])
    const { z, row, col, set } = request.params
    const { layer } = tiled(request.params.collection, set)
    const tile = live.plan().tiles.getLayer(layer, ...readPlace(z, col, row))
    response.setHeader('Cache-Control', PUBLIC_CACHE)
    if (tile === null) response.status(204).end()
    else sendTile(tile, request, response)
  })
  return router
}
