import { compareRings } from '#geometry/canonical-ring.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { Grid, GridKey, Snapshot } from '../snapshot.ts'
import type { ChangedEdge } from './changed-edges.ts'
import type { Survey } from './survey.ts'

type Shapes = Pick<Survey, 'polygons' | 'outlines'>

/**
 * The polygons of all grids and communities after an edit. Ground is known by its border: where the edges that
 * changed cancel out, a shape stays the very same value. Others are melted together from those one level down.
 */
export function shapesAfter(before: Survey, snapshot: Snapshot, edges: readonly ChangedEdge[]): Shapes {
  const hierarchy = hierarchyOf(snapshot.grids)
  const dirty = changedGround(before, hierarchy, edges)
  if (snapshot.grids !== before.snapshot.grids) {
    for (const key of movedFamilies(before.hierarchy, before.snapshot.grids, hierarchy)) dirty.add(key)
    for (const key of movedFamilies(hierarchy, snapshot.grids, before.hierarchy)) dirty.add(key)
  }
  const held = new Map<string, Polygon[]>([...dirty].map((key) => [key, []]))
  for (const { holder, community, polygon } of snapshot.faces) held.get(holder ?? community)?.push(polygon)

  const polygons = new Map<GridKey, MultiPolygon>()
  const outlines = new Map<string, MultiPolygon>()
  const anew: Grid[] = []
  for (const grid of snapshot.grids) {
    const known = dirty.has(grid.key) ? undefined : before.polygons.get(grid.key)
    if (known === undefined) anew.push(grid)
    polygons.set(grid.key, known ?? [])
  }
  const below = (key: GridKey | null, community: string) =>
    hierarchy
      .childrenOf(key)
      .filter((grid) => grid.community === community)
      .flatMap((child) => polygons.get(child.key)!)
  for (const { key, community } of anew.sort((a, b) => b.level - a.level)) {
    polygons.set(key, melted([...(held.get(key) ?? []), ...below(key, community)]))
  }
  for (const { code } of snapshot.communities) {
    const known = dirty.has(code) ? undefined : before.outlines.get(code)
    outlines.set(code, known ?? melted([...(held.get(code) ?? []), ...below(null, code)]))
  }
  return { polygons, outlines }
}

/** Keys and codes of the grids and communities whose border is not what it was, given who was whose child. */
function changedGround(before: Survey, hierarchy: Hierarchy, edges: readonly ChangedEdge[]): Set<string> {
  const borders = new Map<string, Map<string, number>>()
  for (const edge of edges) {
    const at = `${edge.from.join()} ${edge.to.join()}`
    const reverse = `${edge.to.join()} ${edge.from.join()}`
    for (const group of groupsOf(edge, before.hierarchy, hierarchy)) {
      const border = borders.get(group) ?? new Map<string, number>()
      borders.set(group, border)
      const [name, count] = border.has(reverse) ? [reverse, -edge.count] : [at, edge.count]
      const sum = (border.get(name) ?? 0) + count
      if (sum === 0) border.delete(name)
      else border.set(name, sum)
    }
  }
  return new Set([...borders].filter(([, border]) => border.size > 0).map(([group]) => group))
}

/** The community of an edge's ground and every grid that holds it, before or after the edit. */
function groupsOf({ community, holder }: ChangedEdge, before: Hierarchy, after: Hierarchy): Set<string> {
  const groups = new Set<string>([community])
  for (const hierarchy of [before, after]) {
    if (holder === null || !hierarchy.has(holder)) continue
    for (const { key } of hierarchy.upwards(holder)) groups.add(key)
  }
  return groups
}

/** Keys of the grids that have a child which they did not have, and of all above them. */
function movedFamilies(now: Hierarchy, grids: readonly Grid[], other: Hierarchy): Set<GridKey> {
  const moved = new Set<GridKey>()
  for (const { key, parent } of grids) {
    if (parent === null || (other.has(key) && other.grid(key).parent === parent)) continue
    for (const above of now.upwards(parent)) moved.add(above.key)
  }
  return moved
}

/** Some polygons that share their borders as one shape, parts from west to east, with every vertex kept. */
function melted(pieces: readonly Polygon[]): MultiPolygon {
  const subdivision = subdivisionOf(pieces)
  const labels = [NO_REGION, ...pieces.map(() => 0)]
  return dissolve(subdivision, labels)
    .map(({ polygon }) => polygon)
    .sort((a, b) => compareRings(a[0], b[0]))
}
