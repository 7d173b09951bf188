import { type Request, Router } from 'express'
import type { Live } from '../live.ts'
import { type Asked, itemPage, itemReply, itemsPage, itemsReply } from '../ogc/items.ts'
import { MEDIA, wordsIn } from '../ogc/media.ts'
import { ITEMS_PARAMETERS } from '../ogc/openapi.ts'
import type { Db } from '../repositories/connection.ts'
import { collectionCalled } from '../usecases/ogc/collections.ts'
import { type Looking, oneItem, pageOfItems } from '../usecases/ogc/items.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { createLimit, networkOf } from './limit.ts'
import {
  type Parameters,
  parametersOf,
  readBoxes,
  readCrs,
  readDatetime,
  readEquals,
  readFilter,
  readPage,
  refusalOfFault,
} from './ogc-parameters.ts'
import { baseOf, formatOf, sendAs } from './ogc-reply.ts'

/** Parameters that say where a page begins or how it is written, not what is wanted. */
const OF_PAGE: ReadonlySet<string> = new Set(['offset', 'after'])

/** From one network address: each may go through all features as often as it has spatial operators. Clients' boxes are none. */
const SPATIAL = { requests: 100, seconds: 10 }

/** `GET /ogc/collections/:collection/items` and one of them. */
export function ogcItemRoutes(
  db: Db,
  live: Live,
  publicUrl: string | undefined,
  authenticate: Authenticate,
): Router {
  const router = Router()
  const limitSpatial = createLimit(SPATIAL)

  const lookingAt = async (request: Request, id: string): Promise<Looking> => {
    const collection = collectionCalled(id)
    const account = collection.signedIn ? await authenticate(request) : null
    return { db, plan: live.plan(), collection, account }
  }
  const askedOf = (request: Request, { collection }: Looking, parameters: Parameters): Asked => {
    const given = [...parameters].filter(([name]) => name !== 'f')
    return {
      base: baseOf(request, publicUrl),
      collection,
      query: new Map(given.filter(([name]) => !OF_PAGE.has(name))),
      from: new Map(given.filter(([name]) => OF_PAGE.has(name))),
      crs: readCrs(parameters, 'crs'),
    }
  }

  router.get('/ogc/collections/:collection/items', async (request, response) => {
    const looking = await lookingAt(request, request.params.collection)
    const { collection, account } = looking
    const known = [...ITEMS_PARAMETERS, ...collection.properties.map(({ name }) => name)]
    const parameters = parametersOf(request, known)
    const format = formatOf(request, parameters.get('f'), MEDIA.geojson)
    const asked = askedOf(request, looking, parameters)
    const turning = readPage(parameters)
    const wanted = {
      boxes: readBoxes(parameters),
      datetime: readDatetime(parameters),
      equals: readEquals(parameters, collection),
      filter: readFilter(parameters, collection),
    }
    if (wanted.filter?.literals != null) await limitSpatial(networkOf(request))
    const page = await pageOfItems(looking, wanted, turning).catch((error: unknown) => {
      throw refusalOfFault(error)
    })
    const words = wordsIn(languageOf(request))
    const json = itemsReply(asked, page, new Date().toISOString(), words)
    response.setHeader('Content-Crs', `<${asked.crs.uri}>`)
    sendAs(request, response, format, {
      json,
      type: MEDIA.geojson,
      page: () => itemsPage(asked, page),
      state: { ...json, timeStamp: '' },
      isPrivate: account !== null,
    })
  })

  router.get('/ogc/collections/:collection/items/:feature', async (request, response) => {
    const looking = await lookingAt(request, request.params.collection)
    const parameters = parametersOf(request, ['crs', 'f'])
    const format = formatOf(request, parameters.get('f'), MEDIA.geojson)
    const asked = askedOf(request, looking, parameters)
    const item = await oneItem(looking, request.params.feature)
    response.setHeader('Content-Crs', `<${asked.crs.uri}>`)
    sendAs(request, response, format, {
      json: itemReply(asked, item, wordsIn(languageOf(request))),
      type: MEDIA.geojson,
      page: () => itemPage(asked, item),
      isPrivate: looking.account !== null,
    })
  })

  return router
}
