import type { Sheet } from './divide.ts'
import { CLEARANCE_M } from './lines.ts'
import type { Point } from './plane.ts'
import { extent, type Frame, moved } from './polygon.ts'
import { apart, type Fence, fits, type Rect } from './rect.ts'
import type { FaceId } from './subdivision.ts'

/** Depth of a slab block and length of one of its units (单元), metres. */
export const SLAB_DEPTH_M = 12
export const UNIT_M = 13

/** The fences of a face, with the clearance its lines ask for. */
export function fencesOf(sheet: Sheet, face: FaceId): Fence[] {
  const ring = sheet.land.ring(face)
  return ring.map((vertex, i) => {
    const next = ring[(i + 1) % ring.length]!
    const { line } = sheet.land.edge(vertex, next)
    return {
      a: sheet.land.points[vertex]!,
      b: sheet.land.points[next]!,
      clearanceM: CLEARANCE_M[sheet.lines.get(line).kind],
    }
  })
}

/**
 * The most central place for a rectangle of one of the given sizes, tried in order, clear of the fences and of
 * what stands there already; null where none fits.
 */
export function placeOne(
  fences: readonly Fence[],
  frame: Frame,
  sizes: readonly (readonly [length: number, depth: number])[],
  standing: readonly Rect[] = [],
): Rect | null {
  const ring = fences.map((fence) => fence.a)
  const [uMin, uMax] = extent(ring, frame.u)
  const [vMin, vMax] = extent(ring, frame.v)
  const middle = (vMin + vMax) / 2
  for (const [length, depth] of sizes) {
    if (length > uMax - uMin || depth > vMax - vMin) continue
    for (let step = 0; step * 2 < vMax - vMin - depth; step++) {
      const across = middle + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 2
      const run: Rect[] = []
      for (let along = uMin + length / 2; along <= uMax - length / 2; along += 1.5) {
        const rect: Rect = { centre: origin(frame, along, across), frame, length, depth }
        if (fits(rect, fences) && standing.every((other) => apart(rect, other, 5))) run.push(rect)
        else if (run.length > 0) break
      }
      if (run.length > 0) return run[run.length >> 1]!
    }
  }
  return null
}

function origin(frame: Frame, along: number, across: number): Point {
  return moved([0, 0], frame, along, across)
}
