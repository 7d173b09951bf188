import type { Feature, Position as LonLat, MultiPolygon as WireGround } from 'geojson'
import { type Position, toDegrees } from '#geometry/position.ts'
import type { MultiPolygon, Polygon, Ring } from '#geometry/ring.ts'
import type { DrawnBorder, DrawnFace } from '../editor/drawn/drawn-plan.ts'
import type { GridLabel } from '../editor/drawn/grid-labels.ts'
import type { Picture } from '../editor/picture.ts'

/** Divisions a border may have; ids of a face's borders end in them. */
const DIVISIONS = [0, 1, 2, 3, 4] as const

export function faceFeature({ face, ...drawn }: DrawnFace): Feature {
  const { standing, hue, tint, dedicated, locked } = drawn
  return {
    type: 'Feature',
    id: face.key,
    geometry: { type: 'Polygon', coordinates: rings(face.polygon) },
    properties: { standing, hue, tint: tint ?? 0, dedicated, locked },
  }
}

export function borderFeature({ face, division, lines }: DrawnBorder): Feature {
  return {
    type: 'Feature',
    id: borderId(face, division),
    geometry: { type: 'MultiLineString', coordinates: lines.map(line) },
    properties: { division },
  }
}

/** Ids of all borders that may be drawn with a face. */
export function borderIds(face: string): string[] {
  return DIVISIONS.map((division) => borderId(face, division))
}

function borderId(face: string, division: number): string {
  return `${face}:${division}`
}

/** `words` is the line under the name, e.g. a count of households. */
export function labelFeature({ grid, at }: GridLabel, words: string, locked: boolean): Feature {
  return {
    type: 'Feature',
    id: grid.key,
    geometry: { type: 'Point', coordinates: toDegrees(at) },
    properties: { level: grid.level, name: locked ? `🔒${grid.name}` : grid.name, words },
  }
}

/** Several polygons as one geometry. */
export function groundGeometry(ground: MultiPolygon): WireGround {
  return { type: 'MultiPolygon', coordinates: ground.map(rings) }
}

/** A polygon without properties. */
export function shapeFeature(polygon: Polygon): Feature {
  return feature({ type: 'Polygon', coordinates: rings(polygon) }, {})
}

/** What a tool draws, as features told apart by `kind`. */
export function pictureFeatures({ lines, pieces, points, words, moved, snap, trouble }: Picture): Feature[] {
  return [
    ...pieces.map(({ polygon, tone }) =>
      feature({ type: 'Polygon', coordinates: rings(polygon) }, { kind: 'piece', tone }),
    ),
    ...lines.map(({ line: drawn, kind }) =>
      feature({ type: 'LineString', coordinates: line(drawn) }, { kind }),
    ),
    ...moved.map((at) => feature({ type: 'Point', coordinates: toDegrees(at) }, { kind: 'moved' })),
    ...points.map(({ at, kind }) =>
      feature({ type: 'Point', coordinates: toDegrees(at) }, { kind: `point-${kind}` }),
    ),
    ...(snap === null
      ? []
      : [feature({ type: 'Point', coordinates: toDegrees(snap.at) }, { kind: 'snap', to: snap.to })]),
    ...(trouble === null
      ? []
      : [feature({ type: 'Point', coordinates: toDegrees(trouble) }, { kind: 'trouble' })]),
    ...words.map(({ at, text, caption }) =>
      feature({ type: 'Point', coordinates: toDegrees(at) }, { kind: caption ? 'caption' : 'words', text }),
    ),
  ]
}

function feature(geometry: Feature['geometry'], properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry, properties }
}

function line(positions: readonly Position[]): LonLat[] {
  return positions.map(toDegrees)
}

/** Rings as GeoJSON has them, the first position repeated at the end. */
function rings(polygon: Polygon): LonLat[][] {
  return polygon.map((ring: Ring) => line([...ring, ring[0]!]))
}
