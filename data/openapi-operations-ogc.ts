import { z } from 'zod'
import {
  ogcCollection,
  ogcCollections,
  ogcConformance,
  ogcFeature,
  ogcItems,
  ogcItemsQuery,
  ogcLanding,
  ogcQueryables,
  ogcTileMatrixSet,
  ogcTileMatrixSets,
  ogcTileset,
  ogcTilesets,
} from '#contract/ogc.ts'
import type { Operation } from './openapi-operations.ts'

const collection = z.object({ collection: z.string() })
const form = z.object({ f: z.enum(['json', 'html']).optional() })
const refusals = ['bad-parameter', 'unknown-parameter', 'not-acceptable', 'too-many-requests'] as const

/**
 * OGC API – Features and Tiles. The server describes them itself, collection by collection, at `/ogc/api` (OpenAPI 3.0);
 * refusals there have `code` and `description` besides `error`.
 */
export const OGC_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/ogc',
    summary: 'OGC API: landing page',
    query: form,
    reply: ogcLanding,
    refusals,
  },
  {
    method: 'get',
    path: '/ogc/conformance',
    summary: 'OGC API: classes of requirements that are kept',
    query: form,
    reply: ogcConformance,
    refusals,
  },
  {
    method: 'get',
    path: '/ogc/api',
    summary: 'OGC API: its own description, OpenAPI 3.0',
    query: form,
    type: 'application/vnd.oai.openapi+json;version=3.0',
    reply: z.record(z.string(), z.unknown()),
    refusals,
  },
  {
    method: 'get',
    path: '/ogc/api.html',
    summary: 'OGC API: the same as a page',
    type: 'text/html',
    reply: z.string(),
    refusals: ['unknown-parameter', 'too-many-requests'],
  },
  {
    method: 'get',
    path: '/ogc/style.css',
    summary: 'OGC API: how its pages look',
    type: 'text/css',
    reply: z.string(),
    refusals: ['too-many-requests'],
  },
  {
    method: 'get',
    path: '/ogc/collections',
    summary: 'OGC API: collections; there is none of households',
    query: form,
    reply: ogcCollections,
    refusals: [...refusals, 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}',
    summary: 'OGC API: one collection',
    params: collection,
    query: form,
    reply: ogcCollection,
    refusals: [...refusals, 'unknown-collection', 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/queryables',
    summary: 'OGC API: what a collection can be filtered by',
    params: collection,
    query: form,
    type: 'application/schema+json',
    reply: ogcQueryables,
    refusals: [...refusals, 'unknown-collection'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/items',
    summary:
      'OGC API: features of a collection by box, day, property and CQL2 filter, in pages; properties of the collection are ' +
      'parameters too. `buildings` wants a session, and a count under five is null',
    params: collection,
    query: ogcItemsQuery,
    type: 'application/geo+json',
    reply: ogcItems,
    refusals: [...refusals, 'bad-filter', 'page-gone', 'unknown-collection', 'not-signed-in', 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/items/{feature}',
    summary: 'OGC API: one feature',
    params: z.object({ collection: z.string(), feature: z.string() }),
    query: form.extend({ crs: z.string().optional() }),
    type: 'application/geo+json',
    reply: ogcFeature,
    refusals: [...refusals, 'unknown-collection', 'unknown-feature', 'not-signed-in', 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/tiles',
    summary: 'OGC API: tile sets of a collection',
    params: collection,
    query: form,
    reply: ogcTilesets,
    refusals: [...refusals, 'unknown-collection', 'unknown-tile-matrix-set', 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/tiles/{tileMatrixSet}',
    summary: 'OGC API: a tile set',
    params: z.object({ collection: z.string(), tileMatrixSet: z.string() }),
    query: form,
    reply: ogcTileset,
    refusals: [...refusals, 'unknown-collection', 'unknown-tile-matrix-set', 'no-plan'],
  },
  {
    method: 'get',
    path: '/ogc/collections/{collection}/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}',
    summary:
      'OGC API: a vector tile of the grids of one level, row before column; 204 where nothing is to be seen',
    params: z.object({
      collection: z.string(),
      tileMatrixSet: z.string(),
      tileMatrix: z.coerce.number().int(),
      tileRow: z.coerce.number().int(),
      tileCol: z.coerce.number().int(),
    }),
    type: 'application/vnd.mapbox-vector-tile',
    reply: z.string(),
    refusals: [
      'bad-parameter',
      'unknown-parameter',
      'unknown-collection',
      'unknown-tile',
      'unknown-tile-matrix-set',
      'too-many-requests',
      'no-plan',
    ],
  },
  {
    method: 'get',
    path: '/ogc/tileMatrixSets',
    summary: 'OGC API: tile matrix sets',
    query: form,
    reply: ogcTileMatrixSets,
    refusals,
  },
  {
    method: 'get',
    path: '/ogc/tileMatrixSets/{tileMatrixSet}',
    summary: 'OGC API: WebMercatorQuad',
    params: z.object({ tileMatrixSet: z.string() }),
    query: form,
    reply: ogcTileMatrixSet,
    refusals: [...refusals, 'unknown-tile-matrix-set'],
  },
]
