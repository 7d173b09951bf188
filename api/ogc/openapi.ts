import { z } from 'zod'
import {
  OGC_LARGEST_PAGE,
  OGC_PAGE,
  ogcCollection,
  ogcCollections,
  ogcConformance,
  ogcException,
  ogcFeature,
  ogcItems,
  ogcLanding,
  ogcQueryables,
  ogcTileMatrixSet,
  ogcTileMatrixSets,
  ogcTileset,
  ogcTilesets,
} from '#contract/ogc.ts'
import type { Sentence } from '../errors.ts'
import { COLLECTIONS, type Collection, type Property } from './collections.ts'
import { CRS84, SYSTEMS } from './crs.ts'
import { both, html, page, table } from './html.ts'
import { CRUMBS, TITLE } from './landing.ts'
import { MEDIA, type Words } from './media.ts'
import { TILE_MATRIX_SET } from './tile-sets.ts'

const SCHEMAS = {
  landingPage: ogcLanding,
  conformance: ogcConformance,
  collections: ogcCollections,
  collection: ogcCollection,
  queryables: ogcQueryables,
  items: ogcItems,
  feature: ogcFeature,
  tilesets: ogcTilesets,
  tileset: ogcTileset,
  tileMatrixSets: ogcTileMatrixSets,
  tileMatrixSet: ogcTileMatrixSet,
  exception: ogcException,
}

/** One path and what it is for. */
interface Way {
  readonly path: string
  readonly summary: Sentence
  readonly schema: keyof typeof SCHEMAS
  readonly type?: string
  readonly parameters?: readonly object[]
  readonly collection?: Collection
}

const REFUSALS = {
  '4XX': {
    description: 'Refused, with the reason',
    content: { [MEDIA.json]: { schema: { $ref: '#/components/schemas/exception' } } },
  },
}

const reference = (name: string) => ({ $ref: `#/components/parameters/${name}` })
const uris = SYSTEMS.map(({ uri }) => uri)
const query = (name: string, description: string, schema: object, more: object = {}) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  ...more,
})
const crsOf = (name: string, description: string) =>
  query(name, description, { type: 'string', format: 'uri', enum: uris, default: CRS84.uri })

const PARAMETERS = {
  f: query('f', 'json or html; else as the request accepts', { type: 'string', enum: ['json', 'html'] }),
  limit: query(
    'limit',
    'Features in a page',
    { type: 'integer', minimum: 1, maximum: OGC_LARGEST_PAGE, default: OGC_PAGE },
    { style: 'form', explode: false },
  ),
  offset: query('offset', 'Features to leave out first', { type: 'integer', minimum: 0, default: 0 }),
  after: query('after', 'As links to the next page have it; nothing to make up', { type: 'string' }),
  bbox: query(
    'bbox',
    'Lower and upper corner in the axis order of bbox-crs; what meets the box is wanted',
    { type: 'array', oneOf: [4, 6].map((n) => ({ minItems: n, maxItems: n })), items: { type: 'number' } },
    { style: 'form', explode: false },
  ),
  'bbox-crs': crsOf('bbox-crs', 'Reference system of bbox'),
  crs: crsOf('crs', 'Reference system of the reply; EPSG 4326 and 4490 have the latitude first'),
  datetime: query(
    'datetime',
    'A day or time, or two with / between them, an open end as ..; a feature is there from its effective_from on, without end. Plans before the one in force are not served',
    { type: 'string' },
    { style: 'form', explode: false },
  ),
  filter: query('filter', 'What has to hold, in CQL2', { type: 'string' }),
  'filter-lang': query(
    'filter-lang',
    'CQL2 as text or as JSON; cql-text is what GDAL before 3.9 calls the former',
    {
      type: 'string',
      enum: ['cql2-text', 'cql2-json', 'cql-text'],
      default: 'cql2-text',
    },
  ),
  'filter-crs': crsOf('filter-crs', 'Reference system of geometries in the filter'),
}

/** Parameters that every list of features has; those of its properties come on top. */
export const ITEMS_PARAMETERS = Object.keys(PARAMETERS)

function propertyParameter(property: Property, words: Words) {
  const schema = property.type === 'date' ? { type: 'string', format: 'date' } : { type: property.type }
  return query(property.name, words(property), schema, { style: 'form', explode: false })
}

function ways(words: Words): Way[] {
  const say = (zh: string, en: string): Sentence => ({ zh, en })
  return [
    { path: '/', summary: say('首页', 'Landing page'), schema: 'landingPage' },
    { path: '/conformance', summary: say('符合的标准', 'Conformance'), schema: 'conformance' },
    { path: '/collections', summary: say('图层', 'Collections'), schema: 'collections' },
    ...COLLECTIONS.flatMap((collection): Way[] => {
      const here = `/collections/${collection.id}`
      const { zh, en } = collection.title
      const own = collection.properties.map((property) => propertyParameter(property, words))
      const tiles: Way[] = [
        {
          path: `${here}/tiles`,
          summary: say(`${zh}：瓦片集`, `${en}: tile sets`),
          schema: 'tilesets',
          collection,
        },
        {
          path: `${here}/tiles/${TILE_MATRIX_SET}`,
          summary: say(`${zh}：瓦片集说明`, `${en}: tile set`),
          schema: 'tileset',
          collection,
        },
      ]
      return [
        { path: here, summary: say(zh, en), schema: 'collection', collection },
        {
          path: `${here}/queryables`,
          summary: say(`${zh}：可过滤的属性`, `${en}: queryables`),
          schema: 'queryables',
          type: MEDIA.schema,
          collection,
        },
        {
          path: `${here}/items`,
          summary: say(`${zh}：要素`, `${en}: items`),
          schema: 'items',
          type: MEDIA.geojson,
          parameters: [...ITEMS_PARAMETERS.filter((name) => name !== 'f').map(reference), ...own],
          collection,
        },
        {
          path: `${here}/items/{featureId}`,
          summary: say(`${zh}：一个要素`, `${en}: one item`),
          schema: 'feature',
          type: MEDIA.geojson,
          parameters: [
            { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
            reference('crs'),
          ],
          collection,
        },
        ...(collection.layer === null ? [] : tiles),
      ]
    }),
    { path: '/tileMatrixSets', summary: say('瓦片方案', 'Tile matrix sets'), schema: 'tileMatrixSets' },
    {
      path: `/tileMatrixSets/${TILE_MATRIX_SET}`,
      summary: say('瓦片方案说明', 'Tile matrix set'),
      schema: 'tileMatrixSet',
    },
  ]
}

/** The interface under `/ogc` as an OpenAPI 3.0 document. */
export function openApi(base: string, words: Words): object {
  const paths = Object.fromEntries(ways(words).map((way) => [way.path, { get: operation(way, words) }]))
  const tiles = COLLECTIONS.filter(({ layer }) => layer !== null).map((collection) => [
    `/collections/${collection.id}/tiles/${TILE_MATRIX_SET}/{tileMatrix}/{tileRow}/{tileCol}`,
    { get: tileOperation(collection, words) },
  ])
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0' })
    return [name, rest]
  })
  return {
    openapi: '3.0.3',
    info: { title: words(TITLE), version: '1', license: { name: 'Apache-2.0' } },
    servers: [{ url: base }],
    paths: { ...paths, ...Object.fromEntries(tiles) },
    components: {
      parameters: PARAMETERS,
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gridhold' },
        key: { type: 'http', scheme: 'basic' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation({ path, summary, schema, type, parameters = [], collection }: Way, words: Words) {
  return {
    operationId: operationId(path),
    summary: words(summary),
    ...securityOf(collection),
    parameters: [...parameters, reference('f')],
    responses: {
      200: {
        description: words(summary),
        content: {
          [type ?? MEDIA.json]: { schema: { $ref: `#/components/schemas/${schema}` } },
          [MEDIA.html]: { schema: { type: 'string' } },
        },
      },
      ...REFUSALS,
    },
  }
}

function tileOperation(collection: Collection, words: Words) {
  const path = (name: string) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 0 },
  })
  return {
    operationId: operationId(`/collections/${collection.id}/tile`),
    summary: words({ zh: `${collection.title.zh}：瓦片`, en: `${collection.title.en}: tile` }),
    parameters: ['tileMatrix', 'tileRow', 'tileCol'].map(path),
    responses: {
      200: {
        description: 'Vector tile',
        content: { [MEDIA.mvt]: { schema: { type: 'string', format: 'binary' } } },
      },
      204: { description: 'Nothing is to be seen here' },
      ...REFUSALS,
    },
  }
}

function securityOf(collection: Collection | undefined): object {
  return collection?.signedIn ? { security: [{ session: [] }, { key: [] }, { bearer: [] }] } : {}
}

function operationId(path: string): string {
  return path === '/' ? 'landing' : path.replace(/^\//, '').replace(/[{}]/g, '').replaceAll('/', '.')
}

export function openApiPage(base: string, words: Words): string {
  const rows = ways(words).map(({ path, summary, parameters = [], collection }) => [
    path,
    both(summary),
    parameters.map((each) => ('name' in each ? String(each.name) : nameOf(each))).join(', '),
    collection?.signedIn ? both({ zh: '需登录', en: 'session' }) : '',
  ])
  return page(base, {
    title: { zh: '接口说明', en: 'API definition' },
    crumbs: [CRUMBS.home(base)],
    json: `${base}/api`,
    body: [
      html`<p>OpenAPI 3.0 · ${base}</p>`,
      table(
        [
          both({ zh: '路径', en: 'Path' }),
          both({ zh: '用途', en: 'What for' }),
          both({ zh: '参数', en: 'Parameters' }),
          both({ zh: '权限', en: 'Access' }),
        ],
        rows,
      ),
    ],
  })
}

function nameOf(each: object): string {
  return '$ref' in each ? (String(each.$ref).split('/').at(-1) ?? '') : ''
}
