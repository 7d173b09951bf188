import Flatbush from 'flatbush'
import type { Bbox } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import type { FindingSettings } from '../ground.ts'
import type { Face, GridKey, Snapshot } from '../snapshot.ts'

export interface Border {
  readonly distanceM: number
  /** The deepest grid on the far side; null where nobody holds it. */
  readonly across: GridKey | null
}

/**
 * For a position on a grid's ground the nearest border of that ground within `reachM`, or null. Borders run
 * where the deepest holder changes, along the outline too.
 */
export function nearestBorder(
  snapshot: Snapshot,
  subdivision: Subdivision,
  reachM: number,
): (position: Position, holder: GridKey) => Border | null {
  const { x, y, origin, face } = subdivision
  const { scale, faces } = snapshot
  const holderLeftOf = (h: number) => (face[h] === 0 ? null : faces[face[h]! - 1]!.holder)
  const borders: number[] = []
  for (let h = 0; h < origin.length; h += 2) if (holderLeftOf(h) !== holderLeftOf(h + 1)) borders.push(h)
  if (borders.length === 0) return () => null
  const at = (h: number): Position => [x[origin[h]!]!, y[origin[h]!]!]
  const index = new Flatbush(borders.length, 16, Int32Array)
  for (const h of borders) {
    const [ax, ay] = at(h)
    const [bx, by] = at(h + 1)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  index.finish()
  const reachX = Math.ceil(reachM / scale.x)
  const reachY = Math.ceil(reachM / scale.y)

  return (position, holder) => {
    let nearest: Border | null = null
    const [px, py] = position
    for (const i of index.search(px - reachX, py - reachY, px + reachX, py + reachY)) {
      const h = borders[i]!
      const left = holderLeftOf(h)
      const right = holderLeftOf(h + 1)
      if (left !== holder && right !== holder) continue
      const across = left === holder ? right : left
      const distanceM = distanceToEdgeM(position, at(h), at(h + 1), scale)
      if (distanceM > reachM || (nearest !== null && !isNearer({ distanceM, across }, nearest))) continue
      nearest = { distanceM, across }
    }
    return nearest
  }
}

/** Metres from a position to an edge, the same number whichever way the edge runs. */
function distanceToEdgeM(position: Position, a: Position, b: Position, scale: Scale): number {
  const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
  return forward ? distanceToSegmentM(position, a, b, scale) : distanceToSegmentM(position, b, a, scale)
}

/** Equally near borders are told apart by the grid across, so that the answer never depends on their order. */
function isNearer(a: Border, b: Border): boolean {
  return a.distanceM !== b.distanceM ? a.distanceM < b.distanceM : (a.across ?? '') < (b.across ?? '')
}

/** The same for a single position, from the faces whose box meets `box`, that of all within reach. */
export function borderNear(
  position: Position,
  holder: GridKey,
  faces: readonly Face[],
  box: Bbox,
  { nearBoundaryM }: FindingSettings,
  scale: Scale,
): Border | null {
  const own: (readonly [Position, Position])[] = []
  const holders = new Map<string, GridKey | null>()
  for (const face of faces) {
    for (const ring of face.polygon) {
      let from = ring[ring.length - 1]!
      for (const to of ring) {
        if (meets(box, from, to)) {
          holders.set(`${from.join()} ${to.join()}`, face.holder)
          if (face.holder === holder) own.push([from, to])
        }
        from = to
      }
    }
  }
  let nearest: Border | null = null
  for (const [from, to] of own) {
    const across = holders.get(`${to.join()} ${from.join()}`) ?? null
    const distanceM = distanceToEdgeM(position, from, to, scale)
    if (across === holder || distanceM > nearBoundaryM) continue
    if (nearest === null || isNearer({ distanceM, across }, nearest)) nearest = { distanceM, across }
  }
  return nearest
}

function meets({ minX, minY, maxX, maxY }: Bbox, [ax, ay]: Position, [bx, by]: Position): boolean {
  return (
    Math.min(ax, bx) <= maxX &&
    Math.max(ax, bx) >= minX &&
    Math.min(ay, by) <= maxY &&
    Math.max(ay, by) >= minY
  )
}
