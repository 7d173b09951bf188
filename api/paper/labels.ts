import type { Level } from '#plan/snapshot.ts'
import type { Breath } from './breath.ts'
import type { Box, Point, Weight } from './drawing.ts'
import { ASCENT, DESCENT, widthOf } from './fonts.ts'
import { createLabelRoom, fitsInside, isInside, type LabelRoom } from './label-room.ts'

/** What wants a label: a grid as it lies on the paper, its rings in millimetres. */
export interface LabelWish {
  readonly key: string
  readonly level: Level
  readonly name: string
  /** Short enough to stand alone on the map; null where it would be ambiguous there. */
  readonly code: string | null
  /** The largest part of the grid. */
  readonly rings: readonly (readonly Point[])[]
  readonly pole: Point
}

export interface LabelLine {
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly baseline: Point
}

/**
 * A label in its place. `form`: name over code; code alone, or a number of the index, for which the index has the name.
 * `leader` goes from the grid to a label that stands outside.
 */
export interface Label {
  readonly key: string
  readonly level: Level
  readonly form: 'name' | 'code' | 'number'
  readonly box: Box
  readonly lines: readonly LabelLine[]
  readonly leader: readonly [Point, Point] | null
}

/** A grid that the map does not name: what stands for it there, null where there is no room for even that. */
export interface IndexEntry {
  readonly key: string
  readonly mark: string | null
}

/** Heights of an em by level, the largest first, in millimetres on A3. */
const SIZES: Readonly<Record<Level, readonly number[]>> = {
  1: [7, 5.6, 4.4, 3.4],
  2: [4.2, 3.5, 2.9],
  3: [2.9, 2.4, 2.05],
}
/** The smallest type on a poster: about 5½ points on A3. */
const SMALLEST = 1.95
const CODE_PART = 0.78
/** Millimetres left free around a label. */
const AIR = 0.35
/** Farthest that a number stands from its grid, in millimetres. */
const FARTHEST = 70

/**
 * Gives every grid a label, so that no two touch: its name over its code near the pole of inaccessibility, in smaller type
 * where it does not fit, then its code, then a number. Upper levels choose first, where they cover the fewest poles below.
 * `factor` enlarges the type with the paper, `taken` is spoken for. Without an index there are no numbers.
 */
export async function placeLabels(
  wishes: readonly LabelWish[],
  frame: Box,
  factor: number,
  breath: Breath,
  taken: readonly Box[] = [],
  numbers: 'indexed' | 'none' = 'indexed',
): Promise<{
  readonly labels: readonly Label[]
  readonly index: readonly IndexEntry[]
  readonly room: LabelRoom
}> {
  const room = createLabelRoom(frame)
  for (const box of taken) room.take(box)
  const labels: Label[] = []
  const left: LabelWish[] = []
  for (const level of [1, 2, 3] as const) {
    const poles = wishes.filter((wish) => wish.level > level).map(({ pole }) => pole)
    for (const wish of wishes) {
      if (wish.level !== level) continue
      await breath()
      const label = insideLabel(wish, factor, room, poles)
      if (label === null) left.push(wish)
      else {
        room.take(label.box)
        labels.push(label)
      }
    }
  }
  const index: IndexEntry[] = labels
    .filter(({ form }) => form === 'code')
    .map(({ key, lines }) => ({ key, mark: lines[0]!.text }))
  let number = 0
  for (const wish of numbers === 'none' ? [] : left) {
    await breath()
    const mark = String(++number)
    const label = numberLabel(wish, mark, factor, room)
    if (label !== null) {
      room.take(label.box)
      labels.push(label)
    }
    index.push({ key: wish.key, mark: label === null ? null : mark })
  }
  return { labels, index, room }
}

/** Name over code, or the code, inside the grid; null where nothing fits. */
function insideLabel(
  wish: LabelWish,
  factor: number,
  room: LabelRoom,
  poles: readonly Point[],
): Label | null {
  const places = placesIn(wish)
  const weight: Weight = wish.level === 3 ? 'regular' : 'bold'
  const smallest = SMALLEST * factor
  const sizes = SIZES[wish.level].map((size) => size * factor)
  const below = poles.filter((pole) => isInside(pole, wish.rings))
  for (const size of sizes) {
    const name: Row = [wish.name, size, weight]
    const code: Row[] =
      wish.code === null ? [] : [[wish.code, Math.max(size * CODE_PART, smallest), 'regular']]
    const label = firstFree(wish, 'name', [name, ...code], places, room, below)
    if (label !== null) return label
  }
  if (wish.code === null) return null
  for (const size of [...new Set([sizes.at(-1)!, smallest])]) {
    const label = firstFree(wish, 'code', [[wish.code, size, weight]], places, room, below)
    if (label !== null) return label
  }
  return null
}

type Row = readonly [text: string, size: number, weight: Weight]

function firstFree(
  wish: LabelWish,
  form: Label['form'],
  rows: readonly Row[],
  places: readonly Point[],
  room: LabelRoom,
  below: readonly Point[],
): Label | null {
  let best: Label | null = null
  let bestGap = Number.NEGATIVE_INFINITY
  const enough = rows[0]![1] * 1.1
  for (const place of places) {
    const box = boxAt(place, rows)
    if (!room.isFree(box) || !fitsInside(box, wish.rings)) continue
    const gap = below.reduce((least, pole) => Math.min(least, gapTo(box, pole)), enough)
    if (gap <= bestGap) continue
    best = labelAt(wish, form, box, rows)
    bestGap = gap
    if (gap >= enough) break
  }
  return best
}

/** How far a point is from a box; less than nothing inside it. */
function gapTo({ x, y, width, height }: Box, [px, py]: Point): number {
  const dx = Math.abs(px - x - width / 2) - width / 2
  const dy = Math.abs(py - y - height / 2) - height / 2
  return dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy)
}

/** A number at the pole or, with a line to it, as near as there is room. */
function numberLabel(wish: LabelWish, mark: string, factor: number, room: LabelRoom): Label | null {
  const rows: readonly Row[] = [[mark, SMALLEST * factor, 'bold']]
  const [px, py] = wish.pole
  for (let away = 0; away <= FARTHEST; away += 0.7) {
    const steps = away === 0 ? 1 : Math.max(8, Math.ceil(away * 4))
    for (let step = 0; step < steps; step++) {
      const angle = (step / steps) * 2 * Math.PI
      const centre: Point = [px + away * Math.cos(angle), py + away * Math.sin(angle)]
      const box = boxAt(centre, rows)
      if (!room.isFree(box)) continue
      const label = labelAt(wish, 'number', box, rows)
      const isNear = away < Math.max(box.width, box.height) * 0.6 || fitsInside(box, wish.rings)
      return isNear ? label : { ...label, leader: [wish.pole, centre] }
    }
  }
  return null
}

function boxAt([x, y]: Point, rows: readonly Row[]): Box {
  const width = Math.max(...rows.map(([words, size, weight]) => widthOf(words, weight, size))) + 2 * AIR
  const height = rows.reduce((sum, [, size]) => sum + size * (ASCENT + DESCENT), 0) + 2 * AIR
  return { x: x - width / 2, y: y - height / 2, width, height }
}

function labelAt({ key, level }: LabelWish, form: Label['form'], box: Box, rows: readonly Row[]): Label {
  let top = box.y + AIR
  const lines = rows.map(([words, size, weight]): LabelLine => {
    const baseline: Point = [box.x + box.width / 2, top + size * ASCENT]
    top += size * (ASCENT + DESCENT)
    return { text: words, size, weight, baseline }
  })
  return { key, level, form, box, lines, leader: null }
}

/** Places to try inside a grid: the pole, then a net of them from the pole outwards. */
function placesIn({ rings, pole, level }: LabelWish): Point[] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of rings[0] ?? []) {
    minX = Math.min(minX, x)
    maxX = Math.max(maxX, x)
    minY = Math.min(minY, y)
    maxY = Math.max(maxY, y)
  }
  const count = level === 3 ? 13 : 25
  const [stepX, stepY] = [(maxX - minX) / count, (maxY - minY) / count]
  const net: Point[] = []
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) {
      const at: Point = [minX + (i + 0.5) * stepX, minY + (j + 0.5) * stepY]
      if (isInside(at, rings)) net.push(at)
    }
  const away = ([x, y]: Point) => Math.hypot(x - pole[0], y - pole[1])
  return [pole, ...net.sort((a, b) => away(a) - away(b))]
}
