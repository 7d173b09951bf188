import { apportion } from './apportion.ts'
import { type CutStyle, divide, type Sheet } from './divide.ts'
import { placeHouses } from './houses.ts'
import { fencesOf, placeOne, SLAB_DEPTH_M, UNIT_M } from './place.ts'
import type { BuildingDraft, CellDraft, CompoundDraft, DoorDraft, Style } from './plan-of-town.ts'
import { centroidOf, dot, extent, frameAt, moved } from './polygon.ts'
import type { Random } from './random.ts'
import type { Rect } from './rect.ts'
import type { FaceId } from './subdivision.ts'

/** Depth of a row of cells and width of a cell the styles are best at, metres. */
const IDEAL: Readonly<Record<Style, { readonly row: number; readonly cell: number }>> = {
  slabs: { row: 40, cell: 50 },
  'works-housing': { row: 62, cell: 42 },
  towers: { row: 48, cell: 46 },
  lanes: { row: 52, cell: 52 },
  farmsteads: { row: 80, cell: 150 },
}

/** A compound about to be built. */
export interface Site {
  readonly sheet: Sheet
  readonly compound: CompoundDraft
  readonly style: Style
  /** Direction of its rows, radians from east. */
  readonly angle: number
  readonly random: Random
  /** Where a border may be drawn through a unit by mistake, once; null where none shall be. */
  readonly mistake: Mistake | null
}

export interface Mistake {
  cutUnit: DoorDraft | null
}

/** Shares a compound's ground out among `count` cells and builds on them. */
export function layCells(site: Site, face: FaceId, count: number): CellDraft[] {
  const { sheet, style, angle, random } = site
  const rows = rowsOf(sheet, face, count, style, angle)
  const cutStyle: CutStyle = { angle, jitter: style === 'lanes' ? 0.06 : 0, bend: 0, across: 'rows' }
  const between = style === 'lanes' ? 'lane' : 'path'
  const mean = count / rows.length
  const strips = divide(
    sheet,
    face,
    rows.map((cells) => cells + mean),
    cutStyle,
    () => sheet.lines.add(between),
    random,
  )
  return strips.flatMap((strip, row) => layRow(site, strip, rows[row]!))
}

/** How many cells each row gets, from the south, so that cells come near the ideal of their style. */
function rowsOf(sheet: Sheet, face: FaceId, count: number, style: Style, angle: number): number[] {
  const outline = sheet.land.outline(face)
  const frame = frameAt(angle)
  const [uMin, uMax] = extent(outline, frame.u)
  const [vMin, vMax] = extent(outline, frame.v)
  const ideal = IDEAL[style]
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let rows = 1; rows <= count; rows++) {
    const row = Math.log((vMax - vMin) / rows / ideal.row)
    const cell = Math.log((uMax - uMin) / (count / rows) / ideal.cell)
    const strain = row * row + cell * cell
    if (strain < least) {
      least = strain
      best = rows
    }
  }
  return apportion(count, new Array<number>(best).fill(1))
}

function layRow(site: Site, strip: FaceId, count: number): CellDraft[] {
  const { sheet, style, angle, random } = site
  const astray = site.mistake?.cutUnit === null
  if (style === 'slabs' && count > 2 && astray) {
    const line = (): number => sheet.lines.add('wall')
    const across: CutStyle = { angle, jitter: 0, bend: 0, across: 'columns' }
    const [west, east] = divide(sheet, strip, [2, count - 2], across, line, random)
    return [...layRow(site, west!, 2), ...layRow(site, east!, count - 2)]
  }
  const long = random.chance(0.6) || astray
  if (style === 'slabs' && count === 2 && long) {
    const pair = layLongSlab(site, strip)
    if (pair !== null) return pair
  }
  const columns: CutStyle = { angle, jitter: style === 'lanes' ? 0.08 : 0, bend: 0, across: 'columns' }
  const cells = divide(
    sheet,
    strip,
    new Array<number>(count).fill(1),
    columns,
    () => sheet.lines.add(style === 'lanes' ? 'path' : 'wall'),
    random,
  )
  return cells.map((cell) => build(site, cell))
}

/** One long slab over the whole row; the border between its two cells runs along a unit line. */
function layLongSlab({ sheet, angle, compound, random, mistake }: Site, strip: FaceId): CellDraft[] | null {
  const astray = mistake !== null && mistake.cutUnit === null
  const sizes = (astray ? [5] : [6, 5, 4]).map((units) => [units * UNIT_M, SLAB_DEPTH_M] as const)
  const rect = placeOne(fencesOf(sheet, strip), frameAt(angle), sizes)
  if (rect === null) return null
  const units = Math.round(rect.length / UNIT_M)
  // Gone astray, the border leaves half of the middle unit on each side.
  const west = astray ? units / 2 : Math.floor(units / 2) + (units % 2) * random.int(0, 1)
  const halves = cutAt(sheet, strip, rect, (west - units / 2) * UNIT_M)
  if (halves === null) return null
  const building = draft(rect, units, 2, compound)
  const cells = halves.map((face, half) => ({
    face,
    doors: unitsOf(building).flatMap((door): DoorDraft[] => {
      if (astray && Math.ceil(west) === door.unit) return [{ ...door, side: half === 0 ? -1 : 1 }]
      return door.unit! <= west === (half === 0) ? [door] : []
    }),
  }))
  if (astray) mistake.cutUnit = cells[0]!.doors.find((door) => door.side !== undefined)!
  return cells
}

/** Cuts a row square to a slab, `along` metres east of its middle. */
function cutAt(sheet: Sheet, strip: FaceId, rect: Rect, along: number): [FaceId, FaceId] | null {
  const path = [moved(rect.centre, rect.frame, along, -400), moved(rect.centre, rect.frame, along, 400)]
  const line = sheet.lines.add('unit-line')
  const { faces, chords } = sheet.land.cut(strip, path, line, true)
  if (faces.length !== 2) return null
  sheet.lines.get(line).chords.push(...chords)
  const [a, b] = faces as [FaceId, FaceId]
  const east = (face: FaceId): number => dot(centroidOf(sheet.land.outline(face)), rect.frame.u)
  return east(a) <= east(b) ? [a, b] : [b, a]
}

function build({ sheet, style, angle, compound, random }: Site, face: FaceId): CellDraft {
  const fences = fencesOf(sheet, face)
  const frame = frameAt(angle)
  if (style === 'lanes' || style === 'farmsteads') {
    const houses = placeHouses(fences, frame, style, random)
    if (houses.length >= 4) {
      const buildings = houses.map((rect) => draft(rect, 0, 1, compound, style))
      return { face, doors: buildings.map((building) => ({ building, unit: null })) }
    }
  }
  const standing: Rect[] = []
  for (const size of sizesOf(style, random)) {
    const rect = placeOne(fences, frame, size, standing)
    if (rect !== null) standing.push(rect)
  }
  for (const share of CLOSER) {
    if (standing.length > 0) break
    const near = fences.map((fence) => ({ ...fence, clearanceM: fence.clearanceM * share }))
    const rect = placeOne(near, frame, POINT_BLOCKS)
    if (rect !== null) standing.push(rect)
  }
  if (standing.length === 0) {
    standing.push({ centre: centroidOf(sheet.land.outline(face)), frame, length: 4, depth: 3 })
  }
  const doors = standing.flatMap((rect) => {
    const units = rect.length >= 2 * UNIT_M ? Math.round(rect.length / UNIT_M) : 1
    const tower = units === 1 || rect.depth > SLAB_DEPTH_M
    return unitsOf(draft(rect, tower ? 1 : units, tower ? random.pick([3, 4]) : 2, compound))
  })
  return { face, doors }
}

/** On a cell too thin for what its lines ask for, one house stands closer to them. */
const CLOSER = [0.6, 0.35, 0.2]

type Sizes = readonly (readonly [length: number, depth: number])[]

const POINT_BLOCKS: Sizes = [
  [18, 15],
  [15, 13],
  [12, 10],
  [9, 8],
  [7, 6],
  [5, 4],
  [4, 3],
]

function slabs(units: readonly number[], depth: number): Sizes {
  return units.map((count) => [count * UNIT_M, depth] as const)
}

/** What to try on a cell, one list of sizes a building. */
function sizesOf(style: Style, random: Random): Sizes[] {
  if (style === 'towers') return [[[24, 18], [20, 17], ...POINT_BLOCKS]]
  if (style === 'works-housing') {
    return [[...slabs([3, 2], 11), ...POINT_BLOCKS], slabs([3, 2], 11)]
  }
  return [[...slabs(random.chance(0.3) ? [3, 2] : [4, 3, 2], SLAB_DEPTH_M), ...POINT_BLOCKS]]
}

function draft(
  rect: Rect,
  units: number,
  perFloor: number,
  compound: CompoundDraft,
  style: Style = 'slabs',
): BuildingDraft {
  const building: BuildingDraft = {
    rect,
    units,
    perFloor,
    use: style === 'farmsteads' ? 'farmstead' : 'residential',
    floors: 1,
    name: '',
    compound,
    villagersGroup: null,
  }
  compound.buildings.push(building)
  return building
}

function unitsOf(building: BuildingDraft): DoorDraft[] {
  return Array.from({ length: building.units }, (_, i) => ({ building, unit: i + 1 }))
}
