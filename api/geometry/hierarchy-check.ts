import { compareRings } from './canonical-ring.ts'
import { dissolve } from './dissolve.ts'
import { type LeftOver, SegmentSums } from './hierarchy-check-sums.ts'
import { polygonContainsShifted } from './point-in-ring.ts'
import { pointOnSurface } from './point-on-surface.ts'
import type { Position } from './position.ts'
import { NO_REGION } from './regions.ts'
import type { MultiPolygon, Polygon, Ring } from './ring.ts'
import { arrange } from './windings.ts'

/** A polygon with its place in a hierarchy. */
export interface Nested {
  readonly key: string
  /** Key of the polygon it is part of; null at the top. */
  readonly parent: string | null
  /** Valid in the OGC sense, outer rings counter-clockwise. */
  readonly shape: MultiPolygon
}

/** Ground on which a parent is not exactly the union of its children, each piece once. */
export interface HierarchyDefect {
  readonly parent: string
  /** Ground of the parent that no child has, that several have, or a child's ground outside its parent. */
  readonly kind: 'uncovered' | 'overlap' | 'sticks-out'
  readonly polygon: Polygon
  /** A position in it, or next to it where it is thinner than the lattice. */
  readonly at: Position
  /** Keys of the children at that position; none where nothing is covered. */
  readonly children: readonly string[]
}

/**
 * Where parents and their children do not fit, exact on the lattice: parents in the order given, ground from west
 * to east. A parent without children is not divided and always right; a parent that is not given is not looked at.
 *
 * The boundaries of all children less that of their parent cancel out edge by edge where all is well. What is
 * left over is looked at again: a vertex that only one side of a straight border has leaves edges that enclose
 * nothing, all else encloses the defect.
 */
export function checkHierarchy(units: readonly Nested[]): HierarchyDefect[] {
  const children = new Map<string, Nested[]>()
  for (const unit of units) {
    if (unit.parent === null) continue
    const siblings = children.get(unit.parent)
    if (siblings === undefined) children.set(unit.parent, [unit])
    else siblings.push(unit)
  }
  const sums = new SegmentSums()
  return units.flatMap((parent) => {
    const below = children.get(parent.key)
    if (below === undefined) return []
    sums.clear(below.reduce((sum, { shape }) => sum + edgesOf(shape), edgesOf(parent.shape)))
    for (const { shape } of below) sums.add(shape, 1)
    sums.add(parent.shape, -1)
    const left = sums.leftOver()
    return left.length === 0 ? [] : defectsIn(parent, below, left)
  })
}

type Piece = Pick<HierarchyDefect, 'kind' | 'polygon'>

function edgesOf(shape: MultiPolygon): number {
  let edges = 0
  for (const polygon of shape) for (const ring of polygon) edges += ring.length
  return edges
}

/** What the edges left over enclose: by how often they wind around it, how many children are there too many. */
function defectsIn(
  parent: Nested,
  children: readonly Nested[],
  left: readonly LeftOver[],
): HierarchyDefect[] {
  const { subdivision, windings } = arrange([ringsOf(left)])
  const excess = windings.map(([winding]) => winding?.turns ?? 0)
  const labels = excess.map((turns) => (turns === 0 ? NO_REGION : Math.sign(turns) + 1))
  return dissolve(subdivision, labels)
    .flatMap(({ label, polygon }): Piece[] =>
      label === 0 ? [{ kind: 'uncovered', polygon }] : tooMany(polygon, parent.shape),
    )
    .sort((a, b) => compareRings(a.polygon[0], b.polygon[0]))
    .map(({ kind, polygon }) => {
      const at = pointOnSurface([polygon])
      const has = ({ shape }: Nested) => shape.some((part) => polygonContainsShifted(part, at))
      const there = kind === 'uncovered' ? [] : children.filter(has).map(({ key }) => key)
      return { parent: parent.key, kind, polygon, at, children: there }
    })
}

/** Ground with a child too many: within the parent several overlap, outside one sticks out. */
function tooMany(polygon: Polygon, parent: MultiPolygon): Piece[] {
  const { subdivision, windings } = arrange([polygon, parent.flat()])
  const labels = windings.map((around) => {
    const within = (shape: number) => around.some((winding) => winding.shape === shape && winding.turns > 0)
    return within(0) ? Number(within(1)) : NO_REGION
  })
  return dissolve(subdivision, labels).map((region) => ({
    kind: region.label === 1 ? 'overlap' : 'sticks-out',
    polygon: region.polygon,
  }))
}

/** Closed walks along edges of which as many end as begin in every vertex. */
function ringsOf(left: readonly LeftOver[]): Ring[] {
  const onward = new Map<string, Position[]>()
  for (const { from, to, count } of left) {
    const key = from.join()
    const ways = onward.get(key) ?? []
    onward.set(key, ways)
    for (let i = 0; i < count; i++) ways.push(to)
  }
  const rings: Ring[] = []
  for (const { from } of left) {
    while ((onward.get(from.join())?.length ?? 0) > 0) {
      const ring: Position[] = []
      let at = from
      do {
        ring.push(at)
        at = onward.get(at.join())!.pop()!
      } while (at[0] !== from[0] || at[1] !== from[1])
      rings.push(ring)
    }
  }
  return rings
}
