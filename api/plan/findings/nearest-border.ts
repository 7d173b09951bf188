import Flatbush from 'flatbush'
import type { Position } from '#geometry/position.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { GridKey } from '../snapshot.ts'
import type { Survey } from './survey.ts'

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
  { snapshot, subdivision }: Survey,
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
      const distanceM = distanceToSegmentM(position, at(h), at(h + 1), scale)
      if (distanceM > reachM || (nearest !== null && !isNearer({ distanceM, across }, nearest))) continue
      nearest = { distanceM, across }
    }
    return nearest
  }
}

/** Equally near borders are told apart by the grid across, so that the answer never depends on their order. */
function isNearer(a: Border, b: Border): boolean {
  return a.distanceM !== b.distanceM ? a.distanceM < b.distanceM : (a.across ?? '') < (b.across ?? '')
}
