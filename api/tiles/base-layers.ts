import type { Polygon } from '#geometry/ring.ts'
import type { Scale } from '#geometry/scale.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import { type Feature, type Layer, layerOf } from './layer.ts'
import { lineImportance, ringImportance } from './line-importance.ts'
import { LINE, type Part, POINT, POLYGON, type Shape, shapeOf } from './shape.ts'

/** Zoom from which each kind of road is drawn; the widest first. */
const ROADS_FROM: Readonly<Record<string, number>> = { main: 9, street: 11, lane: 13, path: 14 }
const COMPOUNDS_FROM = 12
const BUILDINGS_FROM = 14
const FACILITIES_FROM = 14

/** The public layers of the base map: `compound`, `water`, `road`, `building`, `facility`. */
export function baseLayers(map: BaseMap, scale: Scale): Layer[] {
  return [
    layerOf(
      'compound',
      map.compounds.map(({ name, kind, shape }) => ({
        shape: ground(shape, scale),
        properties: { kind, name },
        fromZoom: COMPOUNDS_FROM,
      })),
    ),
    layerOf(
      'water',
      map.waters.map(({ name, shape }) => ({ shape: ground(shape, scale), properties: { name } })),
    ),
    layerOf(
      'road',
      map.roads.map(({ name, kind, line }) => ({
        shape: shapeOf(LINE, [{ line, importance: lineImportance(line, scale) }]),
        properties: { kind, name },
        fromZoom: ROADS_FROM[kind] ?? ROADS_FROM.path!,
      })),
    ),
    layerOf(
      'building',
      map.buildings.flatMap(({ name, outline }): Feature[] =>
        outline === null
          ? []
          : [{ shape: outlineShape(outline), properties: { name }, fromZoom: BUILDINGS_FROM }],
      ),
    ),
    layerOf(
      'facility',
      map.facilities.map(({ kind, name, position }) => ({
        shape: shapeOf(POINT, [{ line: [position] }]),
        properties: { kind, name },
        fromZoom: FACILITIES_FROM,
      })),
    ),
  ]
}

/** What signed-in workers tap: every building with its id, by its outline or else its anchor point. */
export function buildingLayers({ buildings }: BaseMap): Layer[] {
  return [
    layerOf(
      'building',
      buildings.map(({ id, name, floors, outline, anchor }) => ({
        shape: outline === null ? shapeOf(POINT, [{ line: [anchor] }]) : outlineShape(outline),
        properties: { id, name, floors },
        fromZoom: BUILDINGS_FROM,
      })),
    ),
  ]
}

function ground(polygons: readonly Polygon[], scale: Scale): Shape {
  const parts = polygons.flatMap((polygon) =>
    polygon.map((line, ring): Part => ({ line, importance: ringImportance(line, scale), isHole: ring > 0 })),
  )
  return shapeOf(POLYGON, parts)
}

/** Outlines have few vertices, and each is a corner. */
function outlineShape(outline: Polygon): Shape {
  return shapeOf(
    POLYGON,
    outline.map((line, ring) => ({ line, isHole: ring > 0 })),
  )
}
