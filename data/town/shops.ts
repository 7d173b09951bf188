import type { Sheet } from './divide.ts'
import { fencesOf } from './place.ts'
import type { BuildingDraft } from './plan-of-town.ts'
import type { Point } from './plane.ts'
import { distance, moved } from './polygon.ts'
import type { Random } from './random.ts'
import { apart, fits, type Rect } from './rect.ts'
import type { Addresses } from './roads.ts'
import type { FaceId } from './subdivision.ts'

/** How much nearer to the road than other houses a shop stands, and how deep it is, metres. */
const FORWARD_M = 4
const DEPTH_M = 8

/** Rows of shops along the main roads and streets of a face, wherever what stands there leaves room. */
export function buildShops(
  sheet: Sheet,
  face: FaceId,
  standing: readonly Rect[],
  addresses: Addresses,
  random: Random,
): BuildingDraft[] {
  const fences = fencesOf(sheet, face).map((fence) => ({
    ...fence,
    clearanceM: Math.max(0, fence.clearanceM - FORWARD_M),
  }))
  const taken: Rect[] = [...standing]
  const shops: BuildingDraft[] = []
  const ring = sheet.land.ring(face)
  fences.forEach(({ a, b, clearanceM }, i) => {
    const line = sheet.lines.get(sheet.land.edge(ring[i]!, ring[(i + 1) % ring.length]!).line)
    if (line.kind !== 'main' && line.kind !== 'street') return
    const length = distance(a, b)
    const u: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    // A ring runs counter-clockwise, so its ground is to the left of every edge.
    const frame = { u, v: [-u[1], u[0]] as const }
    for (let at = random.between(4, 14); at < length - 6; ) {
      const width = random.between(8, 18)
      const rect: Rect = {
        centre: moved(a, frame, at + width / 2, clearanceM + 0.3 + DEPTH_M / 2),
        frame,
        length: width,
        depth: DEPTH_M,
      }
      at += width + random.between(0.5, 2)
      const open = random.chance(line.kind === 'main' ? 0.95 : 0.6)
      if (
        !open ||
        !fits(rect, fences) ||
        !taken.every((other) => apart(rect, other, other.depth === DEPTH_M ? 0.3 : 3.5))
      )
        continue
      taken.push(rect)
      shops.push({
        rect,
        units: 0,
        perFloor: 0,
        use: 'shop',
        floors: random.int(1, 2),
        name: addresses.at(line, rect.centre),
        compound: null,
        villagersGroup: null,
      })
    }
  })
  return shops
}
