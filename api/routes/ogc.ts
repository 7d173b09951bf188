import { readFileSync } from 'node:fs'
import compression from 'compression'
import { Router } from 'express'
import type { Live } from '../live.ts'
import { COLLECTIONS } from '../ogc/collections.ts'
import {
  collectionPage,
  collectionsPage,
  describeCollection,
  describeCollections,
  queryables,
  queryablesPage,
} from '../ogc/describe.ts'
import { conformance, conformancePage, landing, landingPage } from '../ogc/landing.ts'
import { MEDIA, wordsIn } from '../ogc/media.ts'
import { openApi, openApiPage } from '../ogc/openapi.ts'
import type { Db } from '../repositories/connection.ts'
import { collectionCalled, extentOfCollection } from '../usecases/ogc/collections.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { limitByAddress } from './limit.ts'
import { ogcItemRoutes } from './ogc-items.ts'
import { parametersOf } from './ogc-parameters.ts'
import {
  asException,
  baseOf,
  formatOf,
  nothingHere,
  type Representation,
  readableFromAnySite,
  sendAs,
} from './ogc-reply.ts'
import { ogcTileRoutes } from './ogc-tiles.ts'

/** From one network address; an office shares one, and GDAL before 3.7 asks for ten features at a time. */
const REQUESTS = { requests: 3_000, seconds: 10 }

const STYLE = readFileSync(new URL('../ogc/style.css', import.meta.url))

/**
 * OGC API under `/ogc`: Features parts 1 to 3 and Tiles, over the plan in force from memory. Public but for the buildings,
 * which want a session or a key; there is no collection of households.
 */
export function ogcRoutes(
  db: Db,
  live: Live,
  publicUrl: string | undefined,
  authenticate: Authenticate,
): Router {
  const router = Router()
  router.use('/ogc', limitByAddress(REQUESTS), compression(), readableFromAnySite)

  /** A resource with no parameter but `f`. */
  const plain = (
    path: string,
    make: (
      base: string,
      words: ReturnType<typeof wordsIn>,
      id: string,
    ) => Promise<Representation> | Representation,
    type: string = MEDIA.json,
  ) =>
    router.get(path, async (request, response) => {
      const format = formatOf(request, parametersOf(request, ['f']).get('f'), type)
      const id = (request.params as Readonly<Record<string, string>>).collection ?? ''
      const made = await make(baseOf(request, publicUrl), wordsIn(languageOf(request)), id)
      sendAs(request, response, format, made)
    })

  plain('/ogc', (base, words) => ({
    json: landing(base, words),
    type: MEDIA.json,
    page: () => landingPage(base),
  }))
  plain('/ogc/conformance', (base) => ({
    json: conformance,
    type: MEDIA.json,
    page: () => conformancePage(base),
  }))
  plain(
    '/ogc/api',
    (base, words) => ({
      json: openApi(base, words),
      type: MEDIA.openapi,
      page: () => openApiPage(base, words),
    }),
    MEDIA.openapi,
  )
  router.get('/ogc/api.html', (request, response) => {
    parametersOf(request, [])
    const base = baseOf(request, publicUrl)
    const words = wordsIn(languageOf(request))
    sendAs(request, response, 'html', { json: {}, type: MEDIA.html, page: () => openApiPage(base, words) })
  })
  router.get('/ogc/style.css', (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=3600')
    response.type('css').send(STYLE)
  })
  plain('/ogc/collections', async (base, words) => {
    const described = COLLECTIONS.map(async (collection) =>
      describeCollection(base, collection, await extentOfCollection(db, live.plan(), collection), words),
    )
    return {
      json: describeCollections(base, await Promise.all(described), words),
      type: MEDIA.json,
      page: () => collectionsPage(base, COLLECTIONS),
    }
  })
  plain('/ogc/collections/:collection', async (base, words, id) => {
    const collection = collectionCalled(id)
    const extent = await extentOfCollection(db, live.plan(), collection)
    return {
      json: describeCollection(base, collection, extent, words),
      type: MEDIA.json,
      page: () => collectionPage(base, collection, extent),
    }
  })
  plain(
    '/ogc/collections/:collection/queryables',
    (base, words, id) => {
      const collection = collectionCalled(id)
      return {
        json: queryables(base, collection, words),
        type: MEDIA.schema,
        page: () => queryablesPage(base, collection),
      }
    },
    MEDIA.schema,
  )
  router.use(ogcItemRoutes(db, live, publicUrl, authenticate))
  router.use(ogcTileRoutes(live, publicUrl))
  router.use('/ogc', nothingHere, asException)
  return router
}
