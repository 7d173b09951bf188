import type { OgcGeometry } from '#contract/ogc.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Crs } from './crs.ts'
import type { Shape } from './feature.ts'

/** A shape as GeoJSON has it, in the axis order of the reference system. */
export function geometryIn(crs: Crs, shape: Shape): OgcGeometry {
  const ringsOf = (polygon: Polygon) => polygon.map((ring) => [...ring, ring[0]!].map(crs.write))
  if (shape.type === 'Point') return { type: 'Point', coordinates: crs.write(shape.at) }
  if (shape.type === 'Polygon') return { type: 'Polygon', coordinates: ringsOf(shape.polygon) }
  return { type: 'MultiPolygon', coordinates: shape.polygons.map(ringsOf) }
}
