import type { OgcFeatureReply, OgcItems, OgcLink } from '#contract/ogc.ts'
import type { Sentence } from '../errors.ts'
import type { Collection } from './collections.ts'
import { CRS84, type Crs } from './crs.ts'
import type { OgcFeature } from './feature.ts'
import { geometryIn } from './geojson.ts'
import { anchor, both, type Html, html, page, table } from './html.ts'
import { CRUMBS, selfLinks } from './landing.ts'
import { link, MEDIA, type Words } from './media.ts'

const ITEMS: Sentence = { zh: '要素', en: 'Items' }
const NEXT: Sentence = { zh: '下一页', en: 'Next page' }

/** One page of a collection. */
export interface Page {
  readonly features: readonly OgcFeature[]
  readonly matched: number
  /** What the next page is asked for with; null on the last. */
  readonly next: string | null
}

/** Where the features of a collection are, with the query that was asked for. */
export interface Asked {
  readonly base: string
  readonly collection: Collection
  /** Parameters as they came, but for `f`, `offset` and `after`. */
  readonly query: ReadonlyMap<string, string>
  /** Those two, where they were given. */
  readonly from: ReadonlyMap<string, string>
  readonly crs: Crs
}

function address({ base, collection }: Asked): string {
  return `${base}/collections/${collection.id}/items`
}

function addressWith(asked: Asked, more: Iterable<readonly [string, string]>): string {
  const query = new URLSearchParams([...asked.query, ...more].map(([name, value]) => [name, value]))
  return `${address(asked)}${query.size === 0 ? '' : `?${query}`}`
}

function feature(crs: Crs, { id, shape, properties }: OgcFeature): OgcItems['features'][number] {
  return { type: 'Feature', id, geometry: geometryIn(crs, shape), properties: { ...properties } }
}

/** `now` is ISO 8601 in UTC. */
export function itemsReply(
  asked: Asked,
  { features, matched, next }: Page,
  now: string,
  words: Words,
): OgcItems {
  const further: OgcLink[] =
    next === null
      ? []
      : [
          link(
            addressWith(asked, [
              ['after', next],
              ['f', 'json'],
            ]),
            'next',
            MEDIA.geojson,
            words(NEXT),
          ),
        ]
  return {
    type: 'FeatureCollection',
    timeStamp: now,
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      ...selfLinks(addressWith(asked, asked.from), MEDIA.geojson, words),
      ...further,
      link(
        `${asked.base}/collections/${asked.collection.id}`,
        'collection',
        MEDIA.json,
        words(asked.collection.title),
      ),
    ],
    features: features.map((each) => feature(asked.crs, each)),
  }
}

export function itemReply(asked: Asked, item: OgcFeature, words: Words): OgcFeatureReply {
  const query = asked.crs === CRS84 ? '' : `?${new URLSearchParams({ crs: asked.crs.uri })}`
  return {
    ...feature(asked.crs, item),
    links: [
      ...selfLinks(`${address(asked)}/${encodeURIComponent(item.id)}${query}`, MEDIA.geojson, words),
      link(
        `${asked.base}/collections/${asked.collection.id}`,
        'collection',
        MEDIA.json,
        words(asked.collection.title),
      ),
    ],
  }
}

function cell(value: string | number | null | undefined): string | number {
  return value ?? '—'
}

export function itemsPage(asked: Asked, { features, matched, next }: Page): string {
  const { base, collection } = asked
  const rows = features.map(({ id, properties }): (string | number | Html)[] => [
    anchor(`${address(asked)}/${encodeURIComponent(id)}?f=html`, id),
    ...collection.properties.map(({ name }) => cell(properties[name])),
  ])
  const further = next === null ? [] : [['after', next] as const, ['f', 'html'] as const]
  return page(base, {
    title: ITEMS,
    crumbs: way(asked),
    json: addressWith(asked, [...asked.from, ['f', 'json']]),
    body: [
      html`<p>${both({ zh: `共 ${matched} 个，本页 ${features.length} 个`, en: `${matched} in all, ${features.length} here` })}</p>`,
      table(['id', ...collection.properties.map((each) => both(each))], rows),
      next === null ? html`` : html`<p>${anchor(addressWith(asked, further), both(NEXT))}</p>`,
    ],
  })
}

export function itemPage(asked: Asked, item: OgcFeature): string {
  const { base, collection } = asked
  const { id, properties, shape } = item
  const here = `${address(asked)}/${encodeURIComponent(id)}`
  const rows = collection.properties.map((each) => [each.name, both(each), cell(properties[each.name])])
  const name = String(properties.name ?? id)
  return page(base, {
    title: { zh: name, en: '' },
    crumbs: [...way(asked), { href: `${address(asked)}?f=html`, title: ITEMS }],
    json: `${here}?f=json`,
    body: [
      table(
        [
          both({ zh: '属性', en: 'Property' }),
          both({ zh: '含义', en: 'Meaning' }),
          both({ zh: '值', en: 'Value' }),
        ],
        [...rows, ['geometry', both({ zh: '几何', en: 'Geometry' }), shape.type]],
      ),
    ],
  })
}

function way({ base, collection }: Asked) {
  return [
    CRUMBS.home(base),
    CRUMBS.collections(base),
    { href: `${base}/collections/${collection.id}?f=html`, title: collection.title },
  ]
}
