import type { OgcTileMatrixSet, OgcTileMatrixSets, OgcTileset, OgcTilesets } from '#contract/ogc.ts'
import { type Bbox, centreOf } from '#geometry/bbox.ts'
import type { Sentence } from '../errors.ts'
import { toWorld } from '../tiles/mercator.ts'
import { DEEPEST_ZOOM } from '../tiles/tiles.ts'
import type { Collection } from './collections.ts'
import { anchor, both, html, list, page, table } from './html.ts'
import { CRUMBS, selfLinks } from './landing.ts'
import { link, MEDIA, REL, type Words } from './media.ts'

/** The one tile matrix set on offer, with its registered name. */
export const TILE_MATRIX_SET = 'WebMercatorQuad'
const URI = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${TILE_MATRIX_SET}`
const CRS = 'http://www.opengis.net/def/crs/EPSG/0/3857'
const HALF = Math.PI * 6_378_137
const TITLE: Sentence = { zh: 'Web 墨卡托四叉树', en: 'Web Mercator quad' }
const TILES: Sentence = { zh: '矢量瓦片', en: 'Vector tiles' }
const TILE: Sentence = { zh: '瓦片', en: 'A tile' }

/** Metres of a pixel on a screen that the scale denominators of OGC are about. */
const PIXEL_M = 0.000_28
const TILE_PIXELS = 256

/** As OGC 17-083r4, annex D.1 has it, to the deepest zoom that tiles are cut for. */
export function tileMatrixSet(): OgcTileMatrixSet {
  const zooms = Array.from({ length: DEEPEST_ZOOM + 1 }, (_, z) => z)
  return {
    id: TILE_MATRIX_SET,
    title: TITLE.en,
    uri: URI,
    crs: CRS,
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    orderedAxes: ['X', 'Y'],
    tileMatrices: zooms.map((z) => {
      const cellSize = (2 * HALF) / (TILE_PIXELS * 2 ** z)
      return {
        id: String(z),
        scaleDenominator: cellSize / PIXEL_M,
        cellSize,
        cornerOfOrigin: 'topLeft' as const,
        pointOfOrigin: [-HALF, HALF],
        tileWidth: TILE_PIXELS,
        tileHeight: TILE_PIXELS,
        matrixWidth: 2 ** z,
        matrixHeight: 2 ** z,
      }
    }),
  }
}

export function tileMatrixSets(base: string, words: Words): OgcTileMatrixSets {
  const href = `${base}/tileMatrixSets`
  const self = link(`${href}/${TILE_MATRIX_SET}`, 'self', MEDIA.json, words(TITLE))
  return {
    links: selfLinks(href, MEDIA.json, words),
    tileMatrixSets: [{ id: TILE_MATRIX_SET, title: words(TITLE), uri: URI, links: [self] }],
  }
}

/** What stands in the list and in the tile set itself. */
function common(base: string, collection: Collection, words: Words) {
  const here = `${base}/collections/${collection.id}/tiles/${TILE_MATRIX_SET}`
  const scheme = link(`${base}/tileMatrixSets/${TILE_MATRIX_SET}`, REL.tilingScheme, MEDIA.json, words(TITLE))
  return {
    here,
    tileset: {
      title: words(collection.title),
      dataType: 'vector' as const,
      crs: CRS,
      tileMatrixSetURI: URI,
    },
    scheme,
  }
}

export function tilesets(base: string, collection: Collection, words: Words): OgcTilesets {
  const { here, tileset, scheme } = common(base, collection, words)
  return {
    links: selfLinks(`${base}/collections/${collection.id}/tiles`, MEDIA.json, words),
    tilesets: [{ ...tileset, links: [link(here, 'self', MEDIA.json, words(TILES)), scheme] }],
  }
}

/** Row before column, as OGC has it; `extent` null: there are no grids of this level. */
export function tileset(base: string, collection: Collection, extent: Bbox | null, words: Words): OgcTileset {
  const { here, tileset: fields, scheme } = common(base, collection, words)
  const template = `${here}/{tileMatrix}/{tileRow}/{tileCol}`
  return {
    ...fields,
    links: [
      ...selfLinks(here, MEDIA.json, words),
      scheme,
      { ...link(template, 'item', MEDIA.mvt, words(TILE)), templated: true },
    ],
    tileMatrixSetLimits: extent === null ? [] : limitsOf(extent),
    layers: [
      {
        id: collection.layer ?? '',
        title: words(collection.title),
        dataType: 'vector',
        geometryDimension: 2,
      },
    ],
  }
}

function limitsOf(extent: Bbox): OgcTileset['tileMatrixSetLimits'] {
  const [west, north] = toWorld([extent.minX, extent.maxY])
  const [east, south] = toWorld([extent.maxX, extent.minY])
  return Array.from({ length: DEEPEST_ZOOM + 1 }, (_, z) => {
    const at = (world: number) => Math.min(Math.floor(world * 2 ** z), 2 ** z - 1)
    return {
      tileMatrix: String(z),
      minTileRow: at(north),
      maxTileRow: at(south),
      minTileCol: at(west),
      maxTileCol: at(east),
    }
  })
}

export function tileMatrixSetsPage(base: string): string {
  return page(base, {
    title: { zh: '瓦片方案', en: 'Tile matrix sets' },
    crumbs: [CRUMBS.home(base)],
    json: `${base}/tileMatrixSets?f=json`,
    body: [list([anchor(`${base}/tileMatrixSets/${TILE_MATRIX_SET}?f=html`, both(TITLE))])],
  })
}

export function tileMatrixSetPage(base: string): string {
  const rows = tileMatrixSet().tileMatrices.map(({ id, scaleDenominator, cellSize, matrixWidth }) => [
    id,
    Math.round(scaleDenominator),
    cellSize.toFixed(3),
    matrixWidth,
  ])
  return page(base, {
    title: TITLE,
    crumbs: [CRUMBS.home(base)],
    json: `${base}/tileMatrixSets/${TILE_MATRIX_SET}?f=json`,
    body: [
      html`<p>${URI}</p>`,
      table(
        [
          both({ zh: '级别', en: 'Zoom' }),
          both({ zh: '比例尺分母', en: 'Scale 1:' }),
          both({ zh: '像素（米）', en: 'Pixel in metres' }),
          both({ zh: '行列数', en: 'Rows and columns' }),
        ],
        rows,
      ),
    ],
  })
}

/** The list of tile sets of a collection and its one tile set are one page. */
export function tilesetPage(base: string, collection: Collection, extent: Bbox | null, path: string): string {
  const centre = extent === null ? [0, 0] : toWorld(centreOf(extent))
  const [x, y] = centre.map((world) => Math.floor(world * 2 ** 14))
  const { here } = common(base, collection, ({ zh }) => zh)
  return page(base, {
    title: TILES,
    crumbs: [
      CRUMBS.home(base),
      CRUMBS.collections(base),
      { href: `${base}/collections/${collection.id}?f=html`, title: collection.title },
    ],
    json: `${base}/collections/${collection.id}/${path}?f=json`,
    body: [
      html`<p>${both(collection.title)} · ${anchor(`${base}/tileMatrixSets/${TILE_MATRIX_SET}?f=html`, both(TITLE))}</p>`,
      html`<p>${here}/{tileMatrix}/{tileRow}/{tileCol}</p>`,
      html`<p>QGIS: ${here}/{z}/{y}/{x}</p>`,
      html`<p>${anchor(`${here}/14/${y ?? 0}/${x ?? 0}`, both(TILE))}</p>`,
    ],
  })
}
