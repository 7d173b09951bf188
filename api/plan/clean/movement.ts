import { Border } from '#geometry/border.ts'
import { depthM } from '#geometry/depth.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { Scale } from '#geometry/scale.ts'
import type { DrawnGrid } from '../coverage-input.ts'
import type { Hierarchy } from '../hierarchy.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import type { Ground } from './ground.ts'

/**
 * How far borders move. Where a place comes to a grid or leaves it, the grid's border was moved across it: by the
 * distance from the place to the nearest point of the border as it was drawn. So each face counts by itself, whatever
 * becomes of its neighbours, and a hair of 10 cm that is closed over a kilometre is a movement of 10 cm.
 */
export interface Movement {
  /**
   * The farthest that a border of any grid moves if `holder` gets a face: the grids drawn over it lose it, those
   * above the holder get it. Answers `enough` where it is no farther.
   */
  readonly farthestM: (face: number, holder: GridKey | null, enough?: number) => number
  /** The same of one grid; its number is that in the order of the shapes. */
  readonly depthM: (face: number, grid: GridKey, enough?: number) => number
}

/** The grids whose ground changes where `holder` gets a face. */
export function changing(
  ground: Ground,
  face: number,
  holder: GridKey | null,
  hierarchy: Hierarchy,
): GridKey[] {
  const before = ground.covering[face]!
  const after: readonly Grid[] = holder === null ? [] : hierarchy.upwards(holder)
  const changed: GridKey[] = []
  for (const { key } of before) if (!isAmong(after, key)) changed.push(key)
  for (const { key } of after) if (!isAmong(before, key)) changed.push(key)
  return changed
}

export function movementOn(ground: Ground, grids: readonly DrawnGrid[], hierarchy: Hierarchy): Movement {
  const shapes = new Map(grids.map(({ key, shape }) => [key, shape]))
  const borders = new Map<GridKey, Border>()
  const borderOf = (key: GridKey): Border => {
    const known = borders.get(key)
    if (known !== undefined) return known
    const border = new Border(segmentsOf(shapes.get(key)!, ground))
    borders.set(key, border)
    return border
  }
  const depth = (face: number, key: GridKey, enough = 0): number => {
    if (enough > 0 && withinReach(ground, face, key, enough)) return enough
    return depthM(edgesOf(ground, face), borderOf(key), enough)
  }
  return {
    depthM: depth,
    farthestM: (face, holder, enough = 0) =>
      changing(ground, face, holder, hierarchy).reduce(
        (most, key) => Math.max(most, depth(face, key, most)),
        enough,
      ),
  }
}

/**
 * Whether a straight edge of the grid's border along a face is so near to all of the face: then no search is needed.
 * Distances to one segment are greatest in a corner.
 */
function withinReach(ground: Ground, face: number, key: GridKey, enough: number): boolean {
  const { subdivision, covering, bordersOf, scale } = ground
  const { x, y, origin } = subdivision
  const halves = bordersOf(face)
  const inside = isAmong(covering[face]!, key)
  // Of large faces only the first such edge is tried, or this would be a search itself.
  let tries = halves.length > 12 ? 1 : halves.length
  for (let i = 0; i < halves.length && tries > 0; i++) {
    const h = halves[i]!
    if (isAmong(covering[subdivision.face[h ^ 1]!]!, key) === inside) continue
    tries--
    const [a, b] = [origin[h]!, origin[h ^ 1]!]
    let k = 0
    while (k < halves.length && reaches(x, y, origin[halves[k]!]!, a, b, scale, enough)) k++
    if (k === halves.length) return true
  }
  return false
}

function isAmong(grids: readonly Grid[], key: GridKey): boolean {
  for (const grid of grids) if (grid.key === key) return true
  return false
}

/** Whether vertex `p` is at most `enough` metres from the segment from `a` to `b`. */
function reaches(
  x: readonly number[],
  y: readonly number[],
  p: number,
  a: number,
  b: number,
  scale: Scale,
  enough: number,
): boolean {
  const dx = (x[b]! - x[a]!) * scale.x
  const dy = (y[b]! - y[a]!) * scale.y
  const px = (x[p]! - x[a]!) * scale.x
  const py = (y[p]! - y[a]!) * scale.y
  const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
  const ex = px - t * dx
  const ey = py - t * dy
  return ex * ex + ey * ey <= enough * enough
}

/** The edges around a face in metres from the ground's origin, in the order of `bordersOf`. */
function edgesOf({ subdivision, bordersOf, origin, scale }: Ground, face: number): Float64Array {
  const { x, y, origin: starts } = subdivision
  const halves = bordersOf(face)
  const edges = new Float64Array(halves.length * 4)
  halves.forEach((h, i) => {
    const a = starts[h]!
    const b = starts[h ^ 1]!
    edges[i * 4] = (x[a]! - origin[0]) * scale.x
    edges[i * 4 + 1] = (y[a]! - origin[1]) * scale.y
    edges[i * 4 + 2] = (x[b]! - origin[0]) * scale.x
    edges[i * 4 + 3] = (y[b]! - origin[1]) * scale.y
  })
  return edges
}

function segmentsOf(shape: MultiPolygon, { origin, scale }: Ground): Float64Array {
  const numbers: number[] = []
  for (const ring of shape.flat()) {
    let [ax, ay] = ring[ring.length - 1]!
    for (const [bx, by] of ring) {
      numbers.push((ax - origin[0]) * scale.x, (ay - origin[1]) * scale.y)
      numbers.push((bx - origin[0]) * scale.x, (by - origin[1]) * scale.y)
      ax = bx
      ay = by
    }
  }
  return Float64Array.from(numbers)
}
