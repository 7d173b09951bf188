import type { OgcLink } from '#contract/ogc.ts'
import type { Language, Sentence } from '../errors.ts'

/** Media types, as they stand in links and headers. */
export const MEDIA = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
  mvt: 'application/vnd.mapbox-vector-tile',
} as const

const OGC_REL = 'http://www.opengis.net/def/rel/ogc/1.0'

/** Relations that OGC registered; the others are short words of IANA. */
export const REL = {
  queryables: `${OGC_REL}/queryables`,
  vectorTiles: `${OGC_REL}/tilesets-vector`,
  tilingScheme: `${OGC_REL}/tiling-scheme`,
  tilingSchemes: `${OGC_REL}/tiling-schemes`,
} as const

/** One language's words for something. */
export type Words = (sentence: Sentence) => string

export function wordsIn(language: Language): Words {
  return (sentence) => sentence[language]
}

/** A link with its title. */
export function link(href: string, rel: string, type: string, title: string): OgcLink {
  return { href, rel, type, title }
}
