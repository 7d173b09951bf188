/**
 * A position on the lattice: longitude and latitude as integers in units of 1e-7 degree (about 1 cm),
 * axis order x = longitude, y = latitude, datum WGS 84 / CGCS2000 (EPSG:4326).
 *
 * Equality of positions is equality of integers, so two faces share a vertex exactly or not at all.
 */
export type Position = readonly [x: number, y: number]

/** Lattice units in one degree. */
export const UNITS_PER_DEGREE = 1e7

/** Longitude and latitude in degrees → the nearest lattice position. */
export function toLattice(lon: number, lat: number): Position {
  return [Math.round(lon * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE)]
}

/** Lattice position → `[lon, lat]` in degrees; reads back to the same integers. */
export function toDegrees(position: Position): [lon: number, lat: number] {
  return [position[0] / UNITS_PER_DEGREE, position[1] / UNITS_PER_DEGREE]
}
