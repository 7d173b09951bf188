import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'

/** What a property may hold; null where it is not known or not to be told. */
export type Value = string | number | null

/** Where a feature lies, on the lattice. */
export type Shape =
  | { readonly type: 'Point'; readonly at: Position }
  | { readonly type: 'Polygon'; readonly polygon: Polygon }
  | { readonly type: 'MultiPolygon'; readonly polygons: MultiPolygon }

/** An item of a collection, before it is written in a reference system. */
export interface OgcFeature {
  readonly id: string
  readonly shape: Shape
  readonly bbox: Bbox
  readonly properties: Readonly<Record<string, Value>>
}

/** A feature with its box; null where the shape is empty. */
export function featureOf(id: string, shape: Shape, properties: OgcFeature['properties']): OgcFeature | null {
  const bbox = bboxOf(linesOf(shape))
  return bbox.minX > bbox.maxX ? null : { id, shape, bbox, properties }
}

function linesOf(shape: Shape): readonly (readonly Position[])[] {
  if (shape.type === 'Point') return [[shape.at]]
  return shape.type === 'Polygon' ? shape.polygon : shape.polygons.flat()
}

/** Whether two boxes share at least a point. */
export function meets(a: Bbox, b: Bbox): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY
}

/** Whether box `a` nowhere leaves box `b`. */
export function isInside(a: Bbox, b: Bbox): boolean {
  return a.minX >= b.minX && a.maxX <= b.maxX && a.minY >= b.minY && a.maxY <= b.maxY
}
