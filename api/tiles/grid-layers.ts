import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Grid, Level, Snapshot } from '#plan/snapshot.ts'
import { type Arc, arcsOf } from './arcs.ts'
import { type Feature, type Layer, layerOf } from './layer.ts'
import { borderOf, chainsOf, gridColours } from './plan-borders.ts'
import { LINE, type Part, POINT, POLYGON, shapeOf } from './shape.ts'
import { vertexImportance } from './vertex-importance.ts'

/**
 * The public layers of a plan: `level1` to `level3` (code, name, kind, hue of their first level, tint on the
 * second), `border` lines with the level they divide (`community` where a community ends), each drawn once, and
 * `label` points. Ground that nobody holds is simply absent, whether exempt or a gap.
 */
export function gridLayers(snapshot: Snapshot): Layer[] {
  const { faces, grids, scale } = snapshot
  const polygons = gridPolygons(snapshot)
  const arcs = arcsOf(faces)
  const importanceOf = vertexImportance(arcs, scale)
  const hierarchy = hierarchyOf(grids)
  const chainOf = chainsOf(snapshot)
  const atLevel = (level: Level) => grids.filter((grid) => grid.level === level)
  const { hues, tints } = gridColours(snapshot, arcs, chainOf)

  const propertiesOf = (grid: Grid) => ({
    code: grid.code,
    name: grid.name,
    kind: grid.kind,
    hue: hues.get(hierarchy.upwards(grid.key).at(-1)!.key)!,
    tint: tints.get(grid.key) ?? null,
  })
  const polygonOf = (grid: Grid): Feature => {
    const parts = polygons
      .get(grid.key)!
      .flatMap((polygon) =>
        polygon.map((line, ring): Part => ({ line, importance: line.map(importanceOf), isHole: ring > 0 })),
      )
    return { shape: shapeOf(POLYGON, parts), properties: propertiesOf(grid) }
  }
  const held = (grid: Grid) => polygons.get(grid.key)!.length > 0
  const labelOf = (grid: Grid): Feature => ({
    shape: shapeOf(POINT, [{ line: [labelPoint(polygons.get(grid.key)!)] }]),
    properties: { level: grid.level, ...propertiesOf(grid) },
  })
  const lineOf = (arc: Arc): Feature[] => {
    const properties = borderOf(arc, faces, chainOf)
    if (properties === null) return []
    const importance = arc.line.map(importanceOf)
    return [{ shape: shapeOf(LINE, [{ line: arc.line, importance }]), properties }]
  }

  return [
    ...([1, 2, 3] as const).map((level) =>
      layerOf(`level${level}`, atLevel(level).filter(held).map(polygonOf)),
    ),
    layerOf('border', arcs.flatMap(lineOf)),
    layerOf('label', grids.filter(held).map(labelOf)),
  ]
}
