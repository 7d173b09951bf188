import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { labelPoint } from '#plan/label-point.ts'

/** A place well inside a GeoJSON polygon or several, in degrees. */
export function insideOf(geometry: {
  readonly type: string
  readonly coordinates: unknown
}): [number, number] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry.coordinates as unknown[])
  return toDegrees(labelPoint(parts.map((part) => polygonOf(part as number[][][])) as MultiPolygon))
}

/** GeoJSON closes its rings by repeating the first position; the lattice's do not. */
function polygonOf(rings: readonly (readonly (readonly number[])[])[]): Polygon {
  const ringOf = (ring: readonly (readonly number[])[]): Position[] =>
    ring.slice(0, -1).map((at) => toLattice(at[0]!, at[1]!))
  return rings.map(ringOf) as unknown as Polygon
}
