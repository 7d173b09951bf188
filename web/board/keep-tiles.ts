import { DEEPEST, SHALLOWEST, tilesPath } from '../map/sources.ts'

/** So many tiles are fetched ahead at most: a county's deepest ones are left to what its slides ask for. */
const MOST = 600

/** Ground around the box that a screen of another shape shows beside it, as a share of the box's longer side. */
const AROUND = 0.75

/** Addresses of the public tiles over a box of `[west, south, east, north]` degrees, the shallow ones first. */
export function tilesOver(
  [west, south, east, north]: readonly [number, number, number, number],
  plan: string,
) {
  const around = Math.max(east - west, north - south) * AROUND
  const found: string[] = []
  for (let zoom = SHALLOWEST; zoom <= DEEPEST; zoom++) {
    const [x0, x1] = [columnOf(west - around, zoom), columnOf(east + around, zoom)]
    const [y0, y1] = [rowOf(north + around, zoom), rowOf(south - around, zoom)]
    if (found.length + 2 * (x1 - x0 + 1) * (y1 - y0 + 1) > MOST) break
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++)
        for (const name of ['base', 'grids'] as const)
          found.push(
            tilesPath(name, plan).replace('{z}', `${zoom}`).replace('{x}', `${x}`).replace('{y}', `${y}`),
          )
  }
  return found
}

/** Column of a tile by longitude in degrees, as web maps count them (Web Mercator, from the west). */
function columnOf(lon: number, zoom: number): number {
  return inside(((lon + 180) / 360) * 2 ** zoom, zoom)
}

/** Row of a tile by latitude in degrees, counted from the north. */
function rowOf(lat: number, zoom: number): number {
  const angle = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180
  return inside(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom, zoom)
}

function inside(index: number, zoom: number): number {
  return Math.max(0, Math.min(Math.floor(index), 2 ** zoom - 1))
}
