import { cutGround } from './cut-ground.ts'
import type { Sheet } from './divide.ts'
import { Lines } from './lines.ts'
import type { Point } from './plane.ts'
import { areaOf, extent } from './polygon.ts'
import type { Random } from './random.ts'
import { drawRiver } from './river.ts'
import { type FaceId, Subdivision } from './subdivision.ts'

/** A community's or village's ground before anything is built: land, and the river where it runs through. */
export interface Territory {
  land: FaceId[]
  readonly water: FaceId[]
  /** Strips between roads, too thin for a grid. */
  readonly verges: FaceId[]
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
    verges: [],
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
