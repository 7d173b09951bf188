import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Grid, GridKey, Level, Snapshot } from '#plan/snapshot.ts'
import { type Arc, arcsOf } from './arcs.ts'
import { coloured } from './hues.ts'
import { type Feature, type Layer, layerOf } from './layer.ts'
import { LINE, type Part, POINT, POLYGON, shapeOf } from './shape.ts'
import { vertexImportance } from './vertex-importance.ts'

/** Hues that stay apart best come first in the palette of the pages; tints of one hue are fewer. */
const PREFERRED_HUES = 6
const PREFERRED_TINTS = 4

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
  /** Grids that hold each face, level 1 first; for ground outside the plan there are none. */
  const chains = faces.map(({ holder }) => (holder === null ? [] : [...hierarchy.upwards(holder)].reverse()))
  const chainOf = (face: number) => chains[face] ?? []
  const atLevel = (level: Level) => grids.filter((grid) => grid.level === level)
  const hues = coloured(
    atLevel(1).map(({ key }) => key),
    neighboursAt(1, arcs, chainOf),
    PREFERRED_HUES,
  )
  const tints = coloured(
    atLevel(2).map(({ key }) => key),
    neighboursAt(2, arcs, chainOf),
    PREFERRED_TINTS,
  )

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
  const borderOf = (arc: Arc): Feature[] => {
    const properties = borderProperties(arc, faces, chainOf)
    if (properties === null) return []
    const importance = arc.line.map(importanceOf)
    return [{ shape: shapeOf(LINE, [{ line: arc.line, importance }]), properties }]
  }

  return [
    ...([1, 2, 3] as const).map((level) =>
      layerOf(`level${level}`, atLevel(level).filter(held).map(polygonOf)),
    ),
    layerOf('border', arcs.flatMap(borderOf)),
    layerOf('label', grids.filter(held).map(labelOf)),
  ]
}

/** The highest level whose grids differ on the two sides; null where one grid, or nobody, holds both. */
function borderProperties(
  { faces: [a, b] }: Arc,
  faces: Snapshot['faces'],
  chainOf: (face: number) => readonly Grid[],
): { level: Level; community?: true } | null {
  if (faces[a]?.community !== faces[b]?.community) return { level: 1, community: true }
  const [chainA, chainB] = [chainOf(a), chainOf(b)]
  for (const level of [1, 2, 3] as const) {
    if (chainA[level - 1]?.key !== chainB[level - 1]?.key) return { level }
  }
  return null
}

/** Which grids of a level share a stretch of border. */
function neighboursAt(
  level: Level,
  arcs: readonly Arc[],
  chainOf: (face: number) => readonly Grid[],
): Map<GridKey, Set<GridKey>> {
  const neighbours = new Map<GridKey, Set<GridKey>>()
  const add = (one: GridKey, other: GridKey) => {
    const known = neighbours.get(one)
    if (known === undefined) neighbours.set(one, new Set([other]))
    else known.add(other)
  }
  for (const { faces } of arcs) {
    const [a, b] = faces.map((face) => chainOf(face)[level - 1]?.key)
    if (a === undefined || b === undefined || a === b) continue
    add(a, b)
    add(b, a)
  }
  return neighbours
}
