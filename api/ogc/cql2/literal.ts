import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import { type Crs, readBox, readPosition } from '../crs.ts'
import { FilterFault, type GeometryNode, type Numbers } from './tree.ts'

/** Rings closed, lines as they are: nested lists of positions as the type wants. */
export type Nested = Position | readonly Nested[]

/** A geometry of a filter on the lattice. */
export type Literal = LiteralShape & { readonly bbox: Bbox }

export type LiteralShape =
  | { readonly type: Exclude<GeometryNode['type'], 'GeometryCollection'>; readonly coordinates: Nested }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly LiteralShape[] }

/** Reads a geometry of a filter in its reference system. Throws a fault for what is none or leaves the system. */
export function literalOf(crs: Crs, node: GeometryNode): Literal {
  const positions: Position[] = []
  const shape = shapeOf(crs, node, positions)
  return { ...shape, bbox: bboxOf([positions]) }
}

/** Reads a box of a filter, which may cross the 180th meridian. */
export function boxLiteral(crs: Crs, numbers: readonly number[]): Literal {
  const boxes = readBox(crs, numbers)
  if (boxes === null)
    throw new FilterFault(
      'BBOX 应为坐标系范围内的四个数，先小后大。',
      'A BBOX is four numbers within its reference system, the lower ones first.',
    )
  return literalOfBoxes(boxes)
}

/** Boxes as one geometry; of no width or no height, a line or a point. */
export function literalOfBoxes(boxes: readonly Bbox[]): Literal {
  const corners = boxes.map(cornersOf)
  const bbox = bboxOf(corners)
  const [isNarrow, isLow] = [bbox.minX === bbox.maxX, bbox.minY === bbox.maxY]
  const [from, to]: readonly Position[] = [
    [bbox.minX, bbox.minY],
    [bbox.maxX, bbox.maxY],
  ]
  if (isNarrow && isLow) return { type: 'Point', coordinates: from!, bbox }
  if (isNarrow || isLow) return { type: 'LineString', coordinates: [from!, to!], bbox }
  return { type: 'MultiPolygon', coordinates: corners.map((ring) => [ring]), bbox }
}

function cornersOf({ minX, minY, maxX, maxY }: Bbox): Position[] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
    [minX, minY],
  ]
}

function shapeOf(crs: Crs, node: GeometryNode, seen: Position[]): LiteralShape {
  if (node.type === 'GeometryCollection') {
    return { type: node.type, geometries: node.geometries.map((each) => shapeOf(crs, each, seen)) }
  }
  const nested = (numbers: Numbers): Nested => {
    if (typeof numbers[0] === 'number') return position(crs, numbers as readonly number[], seen)
    return (numbers as readonly Numbers[]).map(nested)
  }
  return { type: node.type, coordinates: nested(node.coordinates) }
}

function position(crs: Crs, [first = NaN, second = NaN]: readonly number[], seen: Position[]): Position {
  const at = readPosition(crs, first, second)
  if (at === null)
    throw new FilterFault(
      '有一处坐标超出坐标系的范围。请核对坐标轴次序和 filter-crs。',
      'A position in it leaves its reference system. Check the order of the axes and filter-crs.',
    )
  seen.push(at)
  return at
}
