import type { Position } from './position.ts'

/**
 * A simple ring on the lattice: at least three distinct positions, the first not repeated at the end.
 * Outer rings run counter-clockwise, holes clockwise, so the interior is always on the left.
 */
export type Ring = readonly Position[]

/** An outer ring followed by its holes. */
export type Polygon = readonly [outer: Ring, ...holes: Ring[]]

/** Several disjoint polygons: the shape of a grid, whose parts may lie apart. */
export type MultiPolygon = readonly Polygon[]
