import type { OgcConformance, OgcLanding, OgcLink } from '#contract/ogc.ts'
import type { Sentence } from '../errors.ts'
import { COLLECTIONS } from './collections.ts'
import { CONFORMANCE } from './conformance.ts'
import { anchor, both, type Html, html, list, page } from './html.ts'
import { link, MEDIA, REL, type Words } from './media.ts'

export const TITLE: Sentence = { zh: '网格一张图', en: 'gridhold' }
const DESCRIPTION: Sentence = {
  zh: '现行网格方案：行政区、一至三级网格、服务设施；登录后有楼栋和户数。没有住户图层。',
  en: 'The grid plan in force: jurisdictions, grids of three levels, facilities; signed in, buildings with counts. There is no collection of households.',
}

/** A step of the way that pages show. */
export interface Crumb {
  readonly href: string
  readonly title: Sentence
}

export const CRUMBS = {
  home: (base: string): Crumb => ({ href: `${base}?f=html`, title: TITLE }),
  collections: (base: string): Crumb => ({ href: `${base}/collections?f=html`, title: COLLECTIONS_TITLE }),
}

const COLLECTIONS_TITLE: Sentence = { zh: '图层', en: 'Collections' }
const CONFORMANCE_TITLE: Sentence = { zh: '符合的标准', en: 'Conformance' }
const API_TITLE: Sentence = { zh: '接口说明', en: 'API definition' }
const SCHEMES_TITLE: Sentence = { zh: '瓦片方案', en: 'Tile matrix sets' }
const SELF: Sentence = { zh: '本文档', en: 'This document' }
const AS_PAGE: Sentence = { zh: '网页', en: 'As a page' }

/** A document itself and as a page. */
export function selfLinks(href: string, type: string, words: Words): OgcLink[] {
  const also = href.includes('?') ? '&' : '?'
  return [
    link(`${href}${also}f=json`, 'self', type, words(SELF)),
    link(`${href}${also}f=html`, 'alternate', MEDIA.html, words(AS_PAGE)),
  ]
}

export function landing(base: string, words: Words): OgcLanding {
  return {
    title: words(TITLE),
    description: words(DESCRIPTION),
    links: [
      ...selfLinks(base, MEDIA.json, words),
      link(`${base}/api`, 'service-desc', MEDIA.openapi, words(API_TITLE)),
      link(`${base}/api.html`, 'service-doc', MEDIA.html, words(API_TITLE)),
      link(`${base}/conformance`, 'conformance', MEDIA.json, words(CONFORMANCE_TITLE)),
      link(`${base}/collections`, 'data', MEDIA.json, words(COLLECTIONS_TITLE)),
      link(`${base}/tileMatrixSets`, REL.tilingSchemes, MEDIA.json, words(SCHEMES_TITLE)),
    ],
  }
}

export function landingPage(base: string): string {
  const ways: readonly (readonly [string, Sentence])[] = [
    [`${base}/collections?f=html`, COLLECTIONS_TITLE],
    [`${base}/api.html`, API_TITLE],
    [`${base}/conformance?f=html`, CONFORMANCE_TITLE],
    [`${base}/tileMatrixSets?f=html`, SCHEMES_TITLE],
  ]
  const collections = COLLECTIONS.map((each): Html => {
    return html`${anchor(`${base}/collections/${each.id}?f=html`, both(each.title))}`
  })
  return page(base, {
    title: TITLE,
    crumbs: [],
    json: `${base}?f=json`,
    body: [
      html`<p>${both(DESCRIPTION)}</p>`,
      list(ways.map(([href, title]) => anchor(href, both(title)))),
      html`<h2>${both(COLLECTIONS_TITLE)}</h2>`,
      list(collections),
    ],
  })
}

export const conformance: OgcConformance = { conformsTo: [...CONFORMANCE] }

export function conformancePage(base: string): string {
  return page(base, {
    title: CONFORMANCE_TITLE,
    crumbs: [CRUMBS.home(base)],
    json: `${base}/conformance?f=json`,
    body: [list(CONFORMANCE)],
  })
}
