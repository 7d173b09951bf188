import type { SourceSpecification } from 'maplibre-gl'

/** Deepest zoom the server cuts tiles for; nearer views are drawn from these. */
export const DEEPEST = 16

/** Zoom below which the server has nothing to say. */
export const SHALLOWEST = 8

/** Names of the sources that pages fill in: what is chosen, where somebody stands, what was found, a round, rows of a file. */
export type PageSource = 'chosen' | 'place' | 'findings' | 'round' | 'rows'

/** Where tiles are on the server, their numbers in braces. */
export function tilesPath(name: string, plan: string): string {
  return `/tiles/${name}/{z}/{x}/{y}.mvt?plan=${encodeURIComponent(plan)}`
}

/**
 * Every source of a map. `plan` goes into the address of the grid tiles, so that a plan taking effect is seen
 * at once and no older tile is mixed in.
 */
export function sources(
  origin: string,
  plan: string,
  buildings: boolean,
): Record<string, SourceSpecification> {
  const tiles = (name: string): SourceSpecification => ({
    type: 'vector',
    tiles: [origin + tilesPath(name, plan)],
    minzoom: SHALLOWEST,
    maxzoom: DEEPEST,
  })
  return {
    base: tiles('base'),
    grids: tiles('grids'),
    ...(buildings ? { buildings: { ...tiles('buildings'), promoteId: 'id' } as SourceSpecification } : {}),
    chosen: empty(),
    place: empty(),
    findings: empty(),
    round: empty(),
    rows: empty(),
    names: empty(),
  }
}

function empty(): SourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }
}
