import { z } from 'zod'

/** A link of a reply under `/ogc`. `href` is absolute; `templated` where it has places to fill in. */
export const ogcLink = z.strictObject({
  href: z.string(),
  rel: z.string(),
  type: z.string(),
  title: z.string(),
  templated: z.boolean().optional(),
})
export type OgcLink = z.infer<typeof ogcLink>

const links = z.array(ogcLink)

/** Why a request under `/ogc` was refused, as OGC wants it said; `error` is that of every other path. */
export const ogcException = z.strictObject({
  code: z.string(),
  description: z.string(),
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
})

export const ogcLanding = z.strictObject({ title: z.string(), description: z.string(), links })
export type OgcLanding = z.infer<typeof ogcLanding>

export const ogcConformance = z.strictObject({ conformsTo: z.array(z.string()) })
export type OgcConformance = z.infer<typeof ogcConformance>

/** `bbox` is `[west, south, east, north]` in CRS84; `interval` from the first day, open at the end. */
export const ogcCollection = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  itemType: z.literal('feature'),
  extent: z
    .strictObject({
      spatial: z.strictObject({ bbox: z.array(z.array(z.number())), crs: z.string() }),
      temporal: z
        .strictObject({ interval: z.array(z.array(z.string().nullable())), trs: z.string() })
        .optional(),
    })
    .optional(),
  crs: z.array(z.string()),
  storageCrs: z.string(),
  links,
})
export type OgcCollection = z.infer<typeof ogcCollection>

/** Names of reference systems stand in the collections themselves too. */
export const ogcCollections = z.strictObject({
  crs: z.array(z.string()),
  collections: z.array(ogcCollection),
  links,
})
export type OgcCollections = z.infer<typeof ogcCollections>

const coordinates = z.array(z.number())
const rings = z.array(z.array(coordinates))

/** GeoJSON; numbers are in the axis order of the system that the header Content-Crs names. */
const ogcGeometry = z.union([
  z.strictObject({ type: z.literal('Point'), coordinates }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: rings }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
])
export type OgcGeometry = z.infer<typeof ogcGeometry>

const feature = {
  type: z.literal('Feature'),
  id: z.string(),
  geometry: ogcGeometry,
  properties: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
}

export const ogcFeature = z.strictObject({ ...feature, links })
export type OgcFeatureReply = z.infer<typeof ogcFeature>

export const ogcItems = z.strictObject({
  type: z.literal('FeatureCollection'),
  timeStamp: z.iso.datetime(),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
  links,
  features: z.array(z.strictObject(feature)),
})
export type OgcItems = z.infer<typeof ogcItems>

/** JSON Schema of what a collection can be filtered by. */
export const ogcQueryables = z.strictObject({
  $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
  $id: z.string(),
  type: z.literal('object'),
  title: z.string(),
  additionalProperties: z.literal(false),
  properties: z.record(z.string(), z.record(z.string(), z.string())),
})
export type OgcQueryables = z.infer<typeof ogcQueryables>

const tileset = {
  title: z.string(),
  dataType: z.literal('vector'),
  crs: z.string(),
  tileMatrixSetURI: z.string(),
  links,
}

export const ogcTilesets = z.strictObject({ links, tilesets: z.array(z.strictObject(tileset)) })
export type OgcTilesets = z.infer<typeof ogcTilesets>

export const ogcTileset = z.strictObject({
  ...tileset,
  tileMatrixSetLimits: z.array(
    z.strictObject({
      tileMatrix: z.string(),
      minTileRow: z.number().int(),
      maxTileRow: z.number().int(),
      minTileCol: z.number().int(),
      maxTileCol: z.number().int(),
    }),
  ),
  layers: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      dataType: z.literal('vector'),
      geometryDimension: z.number().int(),
    }),
  ),
})
export type OgcTileset = z.infer<typeof ogcTileset>

export const ogcTileMatrixSets = z.strictObject({
  links,
  tileMatrixSets: z.array(z.strictObject({ id: z.string(), title: z.string(), uri: z.string(), links })),
})
export type OgcTileMatrixSets = z.infer<typeof ogcTileMatrixSets>

export const ogcTileMatrixSet = z.strictObject({
  id: z.string(),
  title: z.string(),
  uri: z.string(),
  crs: z.string(),
  wellKnownScaleSet: z.string(),
  orderedAxes: z.array(z.string()),
  tileMatrices: z.array(
    z.strictObject({
      id: z.string(),
      scaleDenominator: z.number(),
      cellSize: z.number(),
      cornerOfOrigin: z.literal('topLeft'),
      pointOfOrigin: z.array(z.number()),
      tileWidth: z.number().int(),
      tileHeight: z.number().int(),
      matrixWidth: z.number().int(),
      matrixHeight: z.number().int(),
    }),
  ),
})
export type OgcTileMatrixSet = z.infer<typeof ogcTileMatrixSet>

/** Features in one page: asked for without `limit`, and at most. */
export const OGC_PAGE = 100
export const OGC_LARGEST_PAGE = 10_000

const integer = z.string().regex(/^\d{1,9}$/)

/** Query parameters of `/items` that every collection has; those of its properties come on top. */
export const ogcItemsQuery = z.object({
  limit: integer.optional(),
  offset: integer.optional(),
  after: z.string().max(80).optional(),
  bbox: z.string().max(200).optional(),
  'bbox-crs': z.string().max(100).optional(),
  crs: z.string().max(100).optional(),
  datetime: z.string().max(100).optional(),
  filter: z.string().optional(),
  'filter-lang': z.enum(['cql2-text', 'cql2-json', 'cql-text']).optional(),
  'filter-crs': z.string().max(100).optional(),
  f: z.enum(['json', 'html']).optional(),
})
