import type { Map as LibreMap } from 'maplibre-gl'

/** Degrees, longitude first: upper left, upper right, lower right, lower left. */
type Corners = readonly [LonLat, LonLat, LonLat, LonLat]
type LonLat = readonly [lon: number, lat: number]

/** What a planner draws over: pictures in tiles from the server, or one picture of their own. */
export type Underlay =
  | { readonly tiles: string; readonly minzoom: number; readonly maxzoom: number }
  | { readonly picture: HTMLCanvasElement; readonly corners: Corners }

/** Over the ground, under everything that is drawn. */
const UNDER = 'draft-fill'
const NAME = 'underlay'

/** Lays an underlay on the planner's map, or takes it away. `opacity` from 0 to 1. The style must be there. */
export function layUnderlay(map: LibreMap, underlay: Underlay | null, opacity: number): void {
  if (map.getLayer(NAME)) map.removeLayer(NAME)
  if (map.getSource(NAME)) map.removeSource(NAME)
  if (underlay === null) return
  if ('tiles' in underlay) {
    const { minzoom, maxzoom } = underlay
    map.addSource(NAME, { type: 'raster', tiles: [underlay.tiles], tileSize: 256, minzoom, maxzoom })
  } else {
    // A canvas, not an address: the picture stays in this page.
    const coordinates = underlay.corners.map(([lon, lat]): [number, number] => [lon, lat])
    const [a, b, c, d] = coordinates as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ]
    map.addSource(NAME, {
      type: 'canvas',
      canvas: underlay.picture,
      coordinates: [a, b, c, d],
      animate: false,
    })
  }
  const paint = { 'raster-opacity': opacity, 'raster-fade-duration': 0 }
  map.addLayer({ id: NAME, type: 'raster', source: NAME, paint }, UNDER)
}
