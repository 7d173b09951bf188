import { type Position, UNITS_PER_DEGREE } from '#geometry/position.ts'

/** Width of a tile in its own units, as every vector tile of ours has it. */
export const EXTENT = 4096

/** How far shapes reach over a tile's edge, in tile units: lines and fills of neighbours meet unseen. */
export const BUFFER = 64

/**
 * A lattice position in the Web Mercator square: x from 0 at 180° W to 1 at 180° E, y from 0 in the north
 * (85.05° N) to 1 in the south.
 */
export function toWorld([x, y]: Position): [x: number, y: number] {
  const sine = Math.sin((y / UNITS_PER_DEGREE) * (Math.PI / 180))
  const north = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return [x / UNITS_PER_DEGREE / 360 + 0.5, Math.min(Math.max(north, 0), 1)]
}

/** Metres in one tile unit at a zoom, where a lattice unit of longitude has `metresPerUnit` metres. */
export function tileUnitM(zoom: number, metresPerUnit: number): number {
  return (metresPerUnit * 360 * UNITS_PER_DEGREE) / (2 ** zoom * EXTENT)
}
