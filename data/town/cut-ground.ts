import type { Sheet } from './divide.ts'
import type { Point } from './plane.ts'
import { areaBelow, areaOf, centroidOf, extent, frameAt, moved } from './polygon.ts'
import type { Random } from './random.ts'
import type { FaceId } from './subdivision.ts'

/** Cuts several faces by one bent road so that the first side has a given share of their land. */
export function cutGround(
  sheet: Sheet,
  faces: readonly FaceId[],
  share: number,
  across: 'rows' | 'columns',
  kind: 'main' | 'street',
  water: Set<FaceId>,
  random: Random,
): [FaceId[], FaceId[]] {
  const turn = random.between(-0.09, 0.09) + (across === 'rows' ? Math.PI / 2 : 0)
  const frame = frameAt(turn)
  const rings = faces.map((face) => sheet.land.outline(face))
  const area = rings.reduce((sum, ring) => sum + areaOf(ring), 0)
  const along = rings.map((ring) => extent(ring, frame.u))
  const sides = rings.map((ring) => extent(ring, frame.v))
  let low = Math.min(...along.map(([min]) => min))
  let high = Math.max(...along.map(([, max]) => max))
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    const below = rings.reduce((sum, ring) => sum + areaBelow(ring, frame.u, middle), 0)
    if (below < area * share) low = middle
    else high = middle
  }
  const [from, to] = [Math.min(...sides.map(([min]) => min)), Math.max(...sides.map(([, max]) => max))]
  const stations = [0.22, 0.45, 0.7].map((t): Point => {
    const aside = random.between(-0.03, 0.03) * (to - from)
    return moved([0, 0], frame, low + aside, from + (to - from) * t)
  })
  const path = [moved([0, 0], frame, low, from - 60), ...stations, moved([0, 0], frame, low, to + 60)]
  const line = sheet.lines.add(kind)
  const first: FaceId[] = []
  const second: FaceId[] = []
  for (const face of faces) {
    const wet = water.delete(face)
    const { faces: parts, chords } = sheet.land.cut(face, path, line)
    sheet.lines.get(line).chords.push(...chords)
    for (const part of parts) {
      if (wet) water.add(part)
      const centre = centroidOf(sheet.land.outline(part))
      const side = centre[0] * frame.u[0] + centre[1] * frame.u[1]
      ;(side < low ? first : second).push(part)
    }
  }
  return [first, second]
}
