import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { type Subdivision, subdivisionOf } from '#geometry/subdivision.ts'
import { hierarchyOf } from './hierarchy.ts'
import type { Face, Grid, GridKey, Level, Snapshot } from './snapshot.ts'

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
  return dissolved(snapshot, snapshot.faces, subdivision, snapshot.grids)
}

/**
 * The same polygons, of some grids alone: no more ground than theirs is looked at. Throws on a key that is not
 * in the plan.
 */
export function polygonsOf(snapshot: Snapshot, keys: ReadonlySet<GridKey>): Map<GridKey, MultiPolygon> {
  const hierarchy = hierarchyOf(snapshot.grids)
  const isWanted = new Map<GridKey | null, boolean>([[null, false]])
  for (const { key } of snapshot.grids)
    isWanted.set(
      key,
      hierarchy.upwards(key).some((grid) => keys.has(grid.key)),
    )
  const faces = snapshot.faces.filter(({ holder }) => isWanted.get(holder))
  const grids = [...keys].map((key) => hierarchy.grid(key))
  return dissolved(snapshot, faces, subdivisionOf(faces.map(({ polygon }) => polygon)), grids)
}

/** `faces` are those of the subdivision, among them all of the wanted grids. */
function dissolved(
  snapshot: Snapshot,
  faces: readonly Face[],
  subdivision: Subdivision,
  wanted: readonly Grid[],
): Map<GridKey, MultiPolygon> {
  const hierarchy = hierarchyOf(snapshot.grids)
  const parts = new Map<GridKey, Polygon[]>(wanted.map((grid) => [grid.key, []]))
  const numbers = new Map(wanted.map((grid, i) => [grid.key, i]))
  for (const level of LEVELS) {
    if (!wanted.some((grid) => grid.level === level)) continue
    const labels = faces.map(({ holder }) => {
      const above = holder === null ? [] : hierarchy.upwards(holder)
      const grid = above.find((candidate) => candidate.level === level)
      return (grid && numbers.get(grid.key)) ?? NO_REGION
    })
    for (const { label, polygon } of dissolve(subdivision, [NO_REGION, ...labels])) {
      parts.get(wanted[label]!.key)!.push(polygon)
    }
  }
  for (const polygons of parts.values()) polygons.sort((a, b) => compareRings(a[0], b[0]))
  return parts
}
