import type { Sheet } from './divide.ts'
import { Lines } from './lines.ts'
import { type Point, toPosition } from './plane.ts'
import { areaBelow, areaOf, centroidOf, contains, extent, frameAt, moved } from './polygon.ts'
import type { Random } from './random.ts'
import { type FaceId, Subdivision } from './subdivision.ts'

/** A community's or village's ground before anything is built: land, and the river where it runs through. */
export interface Territory {
  land: FaceId[]
  readonly water: FaceId[]
}

/** The whole street: its sheet, the river and the grounds of its communities; the last is the village. */
export interface Ground {
  readonly sheet: Sheet
  readonly water: Set<FaceId>
  readonly territories: Territory[]
}

/** Square metres for one third-level grid, streets and public ground included; and of the village. */
export const THIRD_LEVEL_M2 = 3_050
const VILLAGE_M2 = 330_000
const VILLAGE_LEAST_WIDTH_M = 400
const RIVER_WIDTH_M = 36

/** Draws the outline, the river through it and the borders of its communities. */
export function drawGround(communities: readonly number[], random: Random): Ground {
  const areas = [...communities.map((third) => third * THIRD_LEVEL_M2 * 1.06), VILLAGE_M2]
  const total = areas.reduce((a, b) => a + b, 0)
  const lines = new Lines()
  const outline = outlineOf(total, random.fork('outline'))
  const sheet: Sheet = { land: new Subdivision(outline, lines.add('outline')), lines }
  const water = drawRiver(sheet, outline, random.fork('river'))
  const cuts = random.fork('communities')
  const all = [...sheet.land.rings.keys()]
  const [town, village] = cutVillage(sheet, all, total, water, cuts)
  const parts = divideGround(sheet, town, areas.slice(0, -1), water, cuts)
  const territories = [...parts, village].map((faces) => ({
    land: faces.filter((face) => !water.has(face)),
    water: faces.filter((face) => water.has(face)),
  }))
  return { sheet, water, territories }
}

/** The village in the east; of a town much higher than the village is long, only the southern end of a strip. */
function cutVillage(
  sheet: Sheet,
  all: readonly FaceId[],
  total: number,
  water: Set<FaceId>,
  random: Random,
): [town: FaceId[], village: FaceId[]] {
  const [south, north] = extent(
    all.flatMap((face) => sheet.land.outline(face)),
    [0, 1],
  )
  const strip = Math.max(VILLAGE_M2, VILLAGE_LEAST_WIDTH_M * (north - south))
  const [town, east] = cutGround(sheet, all, 1 - strip / total, 'columns', 'main', water, random)
  if (strip === VILLAGE_M2) return [town, east]
  const [village, rest] = cutGround(sheet, east, VILLAGE_M2 / strip, 'rows', 'main', water, random)
  return [[...town, ...rest], village]
}

/** A rounded rectangle with an uneven rim, wider than high. */
function outlineOf(area: number, random: Random): Point[] {
  const corners = 44
  const waves = [2, 3, 5].map((n) => ({ n, phase: random.between(0, 6), height: random.between(0.02, 0.05) }))
  const rim: Point[] = []
  for (let i = 0; i < corners; i++) {
    const turn = ((i + random.between(-0.2, 0.2)) / corners) * 2 * Math.PI
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const uneven = waves.reduce((sum, { n, phase, height }) => sum + height * Math.sin(n * turn + phase), 1)
    const radius = (cos ** 4 + sin ** 4) ** -0.25 * uneven * random.between(0.99, 1.01)
    rim.push([cos * radius * 1.5, sin * radius])
  }
  const scale = Math.sqrt(area / areaOf(rim))
  return rim.map(([x, y]) => [x * scale, y * scale])
}

/** Cuts two banks through everything, from west to east in the southern part; returns the faces between. */
function drawRiver(sheet: Sheet, outline: readonly Point[], random: Random): Set<FaceId> {
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
  const isBetween = ([x, y]: Point): boolean => heightAt(northSide, x) > y && heightAt(southSide, x) < y
  const water = new Set<FaceId>()
  for (const face of sheet.land.rings.keys()) {
    const xs = extent(sheet.land.outline(face), [1, 0])
    const ys = [0.25, 0.5, 0.75].map((t): Point => {
      const x = xs[0] + (xs[1] - xs[0]) * t
      return [x, middleAt(sheet.land.outline(face), x)]
    })
    if (ys.every(isBetween)) water.add(face)
  }
  return water
}

/** A footpath on either side of the river, as far as the town goes. */
function layPromenades(sheet: Sheet, outline: readonly Point[], courses: readonly Point[][]): void {
  const line = sheet.lines.get(sheet.lines.add('path', '滨河步道'))
  for (const course of courses) {
    const inside = course.filter((point) => contains(outline, point))
    line.chords.push(inside.map(toPosition))
  }
}

function heightAt(line: readonly Point[], x: number): number {
  const next = line.findIndex((point) => point[0] >= x)
  const b = line[Math.max(1, next < 0 ? line.length - 1 : next)]!
  const a = line[Math.max(1, next < 0 ? line.length - 1 : next) - 1]!
  return a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])
}

/** Half way up a ring where it is cut at x. */
function middleAt(ring: readonly Point[], x: number): number {
  const heights: number[] = []
  let a = ring[ring.length - 1]!
  for (const b of ring) {
    if (a[0] <= x !== b[0] <= x) heights.push(a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1]))
    a = b
  }
  heights.sort((p, q) => p - q)
  return ((heights[0] ?? 0) + (heights[1] ?? 0)) / 2
}

/** Cuts every one of the faces along a path. */
function cutAll(sheet: Sheet, faces: readonly FaceId[], path: readonly Point[], line: number): FaceId[] {
  return faces.flatMap((face) => {
    const { faces: parts, chords } = sheet.land.cut(face, path, line)
    sheet.lines.get(line).chords.push(...chords)
    return parts
  })
}

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

function divideGround(
  sheet: Sheet,
  faces: readonly FaceId[],
  weights: readonly number[],
  water: Set<FaceId>,
  random: Random,
): FaceId[][] {
  if (weights.length === 1) return [[...faces]]
  const half = weights.length >> 1
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const rings = faces.flatMap((face) => sheet.land.outline(face))
  const [west, east] = extent(rings, [1, 0])
  const [south, north] = extent(rings, [0, 1])
  const across = east - west >= north - south ? 'columns' : 'rows'
  const share = sum(weights.slice(0, half)) / sum(weights)
  const [first, second] = cutGround(sheet, faces, share, across, 'main', water, random)
  return [
    ...divideGround(sheet, first, weights.slice(0, half), water, random),
    ...divideGround(sheet, second, weights.slice(half), water, random),
  ]
}
