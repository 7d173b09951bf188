import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { type Subdivision, subdivisionOf } from '#geometry/subdivision.ts'
import { hierarchyOf } from './hierarchy.ts'
import type { GridKey, Level, Snapshot } from './snapshot.ts'

const LEVELS: readonly Level[] = [1, 2, 3]

/**
 * The polygon of every grid: the union of the faces that it or a grid below it holds; empty for a grid without
 * ground. Parts lie west to east, rings are simple and valid in the OGC sense. Every vertex of the faces along
 * a border is kept, so a child's border is its parent's vertex for vertex wherever they run together.
 * `subdivision` is that of the faces, for a caller who has it already.
 */
export function gridPolygons(
  snapshot: Snapshot,
  subdivision: Subdivision = subdivisionOf(snapshot.faces.map((face) => face.polygon)),
): Map<GridKey, MultiPolygon> {
  const hierarchy = hierarchyOf(snapshot.grids)
  const parts = new Map<GridKey, Polygon[]>(snapshot.grids.map((grid) => [grid.key, []]))
  const numbers = new Map(snapshot.grids.map((grid, i) => [grid.key, i]))
  for (const level of LEVELS) {
    const labels = snapshot.faces.map(({ holder }) => {
      const above = holder === null ? [] : hierarchy.upwards(holder)
      const grid = above.find((candidate) => candidate.level === level)
      return grid === undefined ? NO_REGION : numbers.get(grid.key)!
    })
    for (const { label, polygon } of dissolve(subdivision, [NO_REGION, ...labels])) {
      parts.get(snapshot.grids[label]!.key)!.push(polygon)
    }
  }
  for (const polygons of parts.values()) polygons.sort((a, b) => compareRings(a[0], b[0]))
  return parts
}
