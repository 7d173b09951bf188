import type { ImportProblem, SourceShape } from '#contract/imports.ts'
import { withoutIdNumbers } from './forbidden-numbers.ts'
import type { PositionColumns } from './open-layer.ts'
import type { Cell } from './table-header.ts'

/** Headers of longitude and latitude, without what stands in brackets, in lower case. */
const LON = /^(?:lon|lng|long|longitude|经度|东经|(?:坐标)?经度|经度坐标)$/
const LAT = /^(?:lat|latitude|纬度|北纬|(?:坐标)?纬度|纬度坐标)$/
/** Of x and y nobody knows which is which: surveyors call the northing x. */
const X = /^(?:x|x坐标|坐标x|横坐标|east|easting|point_x)$/
const Y = /^(?:y|y坐标|坐标y|纵坐标|north|northing|point_y)$/
const BOTH =
  /^(?:坐标|经纬度|坐标位置|位置坐标|经纬度坐标|gps坐标|gps|coordinates?|lonlat|lnglat|position|location)$/

/** How the position of a row is read from its cells. */
export type Positions =
  /** Longitude (or easting) and latitude (or northing), as their names say. */
  | { readonly kind: 'pair'; readonly x: string; readonly y: string }
  /** Which is which is told by the numbers; cells that are no numbers say nothing. */
  | { readonly kind: 'unsure'; readonly x: string; readonly y: string }
  /** Both in one cell, 120.1,30.2. */
  | { readonly kind: 'one'; readonly column: string }

/** The columns that were asked for, else those that are called so; null where the table has no positions. */
export function positionsOf(columns: readonly string[], asked: PositionColumns = {}): Positions | null {
  const named = (pattern: RegExp) => columns.find((column) => pattern.test(bare(column)))
  const lon = asked.lon ?? named(LON)
  const lat = asked.lat ?? named(LAT)
  if (lon !== undefined && lon === lat) return { kind: 'one', column: lon }
  if (lon !== undefined && lat !== undefined) return { kind: 'pair', x: lon, y: lat }
  const [x, y] = [named(X), named(Y)]
  if (x !== undefined && y !== undefined) return { kind: 'unsure', x, y }
  const both = named(BOTH)
  return both === undefined ? null : { kind: 'one', column: both }
}

function bare(column: string): string {
  const last = column.normalize('NFKC').split('/').at(-1)!
  return last
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[*\s]/g, '')
    .toLowerCase()
}

type Fault = Pick<ImportProblem, 'reason' | 'values' | 'column'>
type Read = SourceShape | null | Fault

/** The position of a row in the units of its file, null where its cells are empty, or what is wrong with which of them. */
export function positionIn(cell: (column: string) => Cell | undefined, positions: Positions): Read {
  // What is said of a cell that cannot be used is repeated to people: never an ID-card number.
  const text = (column: string) => withoutIdNumbers(String(cell(column) ?? '')).trim()
  if (positions.kind === 'one') return fromOne(text(positions.column))
  const { kind, x, y } = positions
  const cells = [text(x), text(y)] as const
  if (cells[0] === '' && cells[1] === '') return null
  const numbers = [degrees(cells[0]), degrees(cells[1])] as const
  if (kind === 'unsure') {
    if (cells[0] === '' || cells[1] === '' || numbers.some(Number.isNaN)) return null
    return { kind: 'point', at: inOrder(numbers[0], numbers[1]) }
  }
  if (cells[0] === '') return { reason: 'missing-value', column: x, values: {} }
  if (cells[1] === '') return { reason: 'missing-value', column: y, values: {} }
  if (Number.isNaN(numbers[0]))
    return { reason: 'wrong-value', column: x, values: { value: shown(cells[0]) } }
  if (Number.isNaN(numbers[1]))
    return { reason: 'wrong-value', column: y, values: { value: shown(cells[1]) } }
  if (!numbers.every(Number.isFinite)) {
    return { reason: 'not-finite', column: null, values: { x: cells[0], y: cells[1] } }
  }
  return { kind: 'point', at: numbers }
}

/** What a sentence repeats of a cell. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** A number, degrees with a letter or a sign (120.5°E, E120.5), or degrees, minutes and seconds (120°30'15.5"). */
function degrees(text: string): number {
  const plain = Number(text)
  if (!Number.isNaN(plain)) return plain
  const bareText = text.normalize('NFKC').replace(/[东西南北经纬度NEne\s]+(?=-?\d)|[NEne\s]+$/g, '')
  const parts =
    /^(-?\d{1,3}(?:\.\d+)?)[°º度d]?(?:(\d{1,2}(?:\.\d+)?)['′分]?)?(?:(\d{1,2}(?:\.\d+)?)(?:["″秒]|''|′′)?)?$/.exec(
      bareText,
    )
  if (parts === null) return Number.NaN
  const [, d, m = '0', s = '0'] = parts
  return Number(d) + Number(m) / 60 + Number(s) / 3600
}

/** Two numbers in one cell, whatever is between and around them; longer texts in such a column are words. */
function fromOne(text: string): Read {
  const match = /^[([（【]?\s*(-?\d+(?:\.\d+)?)\s*[,，;；、\s]\s*(-?\d+(?:\.\d+)?)\s*[)\]）】]?$/.exec(text)
  return match === null ? null : { kind: 'point', at: inOrder(Number(match[1]), Number(match[2])) }
}

/** Eastings before northings. In China longitudes lie beyond 73° and latitudes below 54°, northings between 1,800 and 6,000 km. */
function inOrder(a: number, b: number): readonly [number, number] {
  const isLat = (value: number) => value >= 3 && value <= 54
  const isLon = (value: number) => value >= 73 && value <= 136
  const isNorth = (value: number) => value >= 1_800_000 && value <= 6_000_000
  const isEast = (value: number) => (value >= 100_000 && value <= 900_000) || value >= 13_000_000
  const swapped = (isLat(a) && isLon(b)) || (isNorth(a) && isEast(b))
  return swapped ? [b, a] : [a, b]
}
