import type { OgcCollection, OgcCollections, OgcQueryables } from '#contract/ogc.ts'
import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Sentence } from '../errors.ts'
import { type Collection, GEOMETRY } from './collections.ts'
import { CRS84, SYSTEMS } from './crs.ts'
import type { OgcFeature } from './feature.ts'
import { anchor, both, html, page, table } from './html.ts'
import { CRUMBS, selfLinks } from './landing.ts'
import { link, MEDIA, REL, type Words } from './media.ts'

const ITEMS: Sentence = { zh: '要素', en: 'Items' }
const QUERYABLES: Sentence = { zh: '可过滤的属性', en: 'Queryables' }
const TILES: Sentence = { zh: '矢量瓦片', en: 'Vector tiles' }
const COLLECTIONS: Sentence = { zh: '图层', en: 'Collections' }

const GREGORIAN = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian'

/** What a collection covers, in ground and time. */
export interface Extent {
  readonly bbox: Bbox
  /** First day on which its features are there, where that is known. */
  readonly from: string | null
}

/** The extent of some features; null for none. */
export function extentOf(features: readonly OgcFeature[], since: Collection['since']): Extent | null {
  if (features.length === 0) return null
  const corners = features.map(({ bbox }) => [
    [bbox.minX, bbox.minY] as const,
    [bbox.maxX, bbox.maxY] as const,
  ])
  const days = since === null ? [] : features.map(({ properties }) => String(properties[since])).sort()
  return { bbox: bboxOf(corners), from: days[0] ?? null }
}

/** `extent` is null where it is for nobody who has not signed in, or where there is nothing. */
export function describeCollection(
  base: string,
  collection: Collection,
  extent: Extent | null,
  words: Words,
): OgcCollection {
  const here = `${base}/collections/${collection.id}`
  const tiles = link(`${here}/tiles`, REL.vectorTiles, MEDIA.json, words(TILES))
  return {
    id: collection.id,
    title: words(collection.title),
    description: words(collection.description),
    itemType: 'feature',
    ...(extent === null ? {} : { extent: extentIn(extent) }),
    crs: SYSTEMS.map(({ uri }) => uri),
    storageCrs: CRS84.uri,
    links: [
      ...selfLinks(here, MEDIA.json, words),
      link(`${here}/items?f=json`, 'items', MEDIA.geojson, words(ITEMS)),
      link(`${here}/items?f=html`, 'items', MEDIA.html, words(ITEMS)),
      link(`${here}/queryables`, REL.queryables, MEDIA.schema, words(QUERYABLES)),
      ...(collection.layer === null ? [] : [tiles]),
    ],
  }
}

function extentIn({ bbox, from }: Extent): NonNullable<OgcCollection['extent']> {
  return {
    spatial: {
      bbox: [[...toDegrees([bbox.minX, bbox.minY]), ...toDegrees([bbox.maxX, bbox.maxY])]],
      crs: CRS84.uri,
    },
    ...(from === null ? {} : { temporal: { interval: [[midnight(from), null]], trs: GREGORIAN } }),
  }
}

/** The day begins with midnight in the town, eight hours ahead of UTC. */
function midnight(day: string): string {
  return `${new Date(`${day}T00:00:00+08:00`).toISOString().slice(0, 19)}Z`
}

export function describeCollections(
  base: string,
  collections: readonly OgcCollection[],
  words: Words,
): OgcCollections {
  return {
    crs: SYSTEMS.map(({ uri }) => uri),
    collections: [...collections],
    links: selfLinks(`${base}/collections`, MEDIA.json, words),
  }
}

export function collectionsPage(base: string, collections: readonly Collection[]): string {
  const rows = collections.map(({ id, title, description }) => [
    anchor(`${base}/collections/${id}?f=html`, id),
    both(title),
    both(description),
  ])
  return page(base, {
    title: COLLECTIONS,
    crumbs: [CRUMBS.home(base)],
    json: `${base}/collections?f=json`,
    body: [table(['id', both({ zh: '名称', en: 'Title' }), both({ zh: '说明', en: 'Description' })], rows)],
  })
}

export function collectionPage(base: string, collection: Collection, extent: Extent | null): string {
  const here = `${base}/collections/${collection.id}`
  const box = extent === null ? [] : extentIn(extent).spatial.bbox[0]!
  return page(base, {
    title: collection.title,
    crumbs: [CRUMBS.home(base), CRUMBS.collections(base)],
    json: `${here}?f=json`,
    body: [
      html`<p>${both(collection.description)}</p>`,
      html`<p>${anchor(`${here}/items?f=html`, both(ITEMS))}</p>`,
      html`<p>${anchor(`${here}/queryables?f=html`, both(QUERYABLES))}</p>`,
      collection.layer === null ? html`` : html`<p>${anchor(`${here}/tiles?f=html`, both(TILES))}</p>`,
      html`<p>${both({ zh: '范围', en: 'Extent' })} ${box.join(', ')} ${extent?.from ?? ''}</p>`,
      propertiesTable(collection),
    ],
  })
}

function propertiesTable({ properties, geometry }: Collection) {
  const rows = [
    ...properties.map((each) => [each.name, each.type, both(each)]),
    [GEOMETRY, geometry, both({ zh: '几何', en: 'Geometry' })],
  ]
  return table(
    [
      both({ zh: '属性', en: 'Property' }),
      both({ zh: '类型', en: 'Type' }),
      both({ zh: '含义', en: 'Meaning' }),
    ],
    rows,
  )
}

const FORMATS = {
  Point: 'geometry-point',
  Polygon: 'geometry-polygon',
  MultiPolygon: 'geometry-multipolygon',
  PointOrPolygon: 'geometry-any',
} as const

/** What a collection can be filtered by, as JSON Schema. */
export function queryables(base: string, collection: Collection, words: Words): OgcQueryables {
  const properties = collection.properties.map((each) => {
    const schema =
      each.type === 'date'
        ? { title: words(each), type: 'string', format: 'date' }
        : { title: words(each), type: each.type }
    return [each.name, schema] as const
  })
  const geometry = { title: words({ zh: '几何', en: 'Geometry' }), format: FORMATS[collection.geometry] }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/collections/${collection.id}/queryables`,
    type: 'object',
    title: words(collection.title),
    additionalProperties: false,
    properties: { ...Object.fromEntries(properties), [GEOMETRY]: geometry },
  }
}

export function queryablesPage(base: string, collection: Collection): string {
  const here = `${base}/collections/${collection.id}`
  return page(base, {
    title: QUERYABLES,
    crumbs: [
      CRUMBS.home(base),
      CRUMBS.collections(base),
      { href: `${here}?f=html`, title: collection.title },
    ],
    json: `${here}/queryables?f=json`,
    body: [propertiesTable(collection)],
  })
}
