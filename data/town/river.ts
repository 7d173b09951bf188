import type { Sheet } from './divide.ts'
import { type Point, toPosition } from './plane.ts'
import { contains, extent, frameAt, moved } from './polygon.ts'
import type { Random } from './random.ts'
import type { FaceId } from './subdivision.ts'

const RIVER_WIDTH_M = 36

/** Cuts two banks through everything, from west to east in the southern part; returns the faces between. */
export function drawRiver(sheet: Sheet, outline: readonly Point[], random: Random): Set<FaceId> {
  const [west, east] = extent(outline, [1, 0])
  const [south, north] = extent(outline, [0, 1])
  const middle = south + (north - south) * random.between(0.3, 0.36)
  const bend = Math.min(70, (north - south) * 0.085)
  const waves = [
    { length: random.between(520, 640), height: bend, phase: random.between(0, 6) },
    { length: random.between(250, 330), height: bend * 0.3, phase: random.between(0, 6) },
  ]
  const course: Point[] = []
  for (let x = west - 100; x <= east + 100; x += 28) {
    const y = waves.reduce(
      (sum, { length, height, phase }) => sum + height * Math.sin((x / length) * 2 * Math.PI + phase),
      middle,
    )
    course.push([x, y])
  }
  const bank = (side: number): Point[] =>
    course.map((point, i) => {
      const a = course[Math.max(0, i - 1)]!
      const b = course[Math.min(course.length - 1, i + 1)]!
      const angle = Math.atan2(b[1] - a[1], b[0] - a[0])
      return moved(point, frameAt(angle), 0, side * (RIVER_WIDTH_M / 2) * random.between(0.9, 1.1))
    })
  layPromenades(sheet, outline, [bank(1.3), bank(-1.3)])
  const line = sheet.lines.add('bank')
  const whole = [...sheet.land.rings.keys()]
  const northSide = bank(1)
  const southSide = bank(-1)
  cutAll(sheet, cutAll(sheet, whole, northSide, line), southSide, line)
  // The course runs in the middle of the water and touches no bank.
  const wet = [...sheet.land.rings.keys()].filter((face) => {
    const ring = sheet.land.outline(face)
    return course.some((point) => contains(ring, point))
  })
  return new Set(wet)
}

/** A footpath on either side of the river, as far as the town goes. */
function layPromenades(sheet: Sheet, outline: readonly Point[], courses: readonly Point[][]): void {
  const line = sheet.lines.get(sheet.lines.add('path', '滨河步道'))
  for (const course of courses) {
    const inside = course.filter((point) => contains(outline, point))
    line.chords.push(inside.map(toPosition))
  }
}

/** Cuts every one of the faces along a path. */
function cutAll(sheet: Sheet, faces: readonly FaceId[], path: readonly Point[], line: number): FaceId[] {
  return faces.flatMap((face) => {
    const { faces: parts, chords } = sheet.land.cut(face, path, line)
    sheet.lines.get(line).chords.push(...chords)
    return parts
  })
}
