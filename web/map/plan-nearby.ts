import type { Position as LonLat } from 'geojson'
import type { Map as LibreMap } from 'maplibre-gl'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'

/** A line of the base map that the pointer may snap to. */
export interface NearbyLine {
  readonly kind: 'road' | 'building'
  readonly line: readonly Position[]
}

/** Roads and building outlines drawn within some pixels of a position; good to the tile's grid, about 15 cm. */
export function nearbyLines(map: LibreMap, at: Position, pixels: number): NearbyLine[] {
  const layers = ['road', 'building'].filter((id) => map.getLayer(id))
  const { x, y } = map.project(toDegrees(at))
  const found = map.queryRenderedFeatures(
    [
      [x - pixels, y - pixels],
      [x + pixels, y + pixels],
    ],
    { layers },
  )
  return found.flatMap(({ layer, geometry }) => {
    const kind = layer.id === 'road' ? 'road' : 'building'
    return linesOf(geometry).map(
      (line): NearbyLine => ({ kind, line: line.map(([lon, lat]) => toLattice(lon!, lat!)) }),
    )
  })
}

function linesOf(geometry: GeoJSON.Geometry): LonLat[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return []
  }
}
