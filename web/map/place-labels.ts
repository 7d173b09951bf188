/** A name to be written on a map: `x` and `y` in pixels from the upper left corner of it. */
export interface Wish {
  readonly id: string
  readonly level: number
  readonly x: number
  readonly y: number
  readonly name: string
  /** What stands for the name where it does not fit. */
  readonly short: string
}

/** Where and how a name is written: the middle of it in pixels. `line`: so far from its point that a line leads there. */
export interface PlacedLabel {
  readonly id: string
  readonly level: number
  readonly text: string
  readonly size: number
  readonly x: number
  readonly y: number
  readonly line: boolean
}

/** Left, top, right, bottom in pixels. */
export type LabelBox = readonly [number, number, number, number]

export interface Sheet {
  readonly width: number
  readonly height: number
  /** What no label may cover. */
  readonly taken: readonly LabelBox[]
  /** Height of a level's type in pixels. */
  readonly sizeOf: (level: number) => number
  /** Width of a text in pixels. */
  readonly widthOf: (text: string, level: number) => number
}

/** Air around a label, as a share of its height. */
const AIR = 0.12

/** How far a label steps aside before a line must lead to it, in heights. */
const ASIDE = [0, 0.65, 1.3, 1.75, 2.2]

/** Directions a label steps aside in: below and above first, as names are wider than tall. */
const AROUND = [
  [0, 1],
  [0, -1],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
  [1, 0],
  [-1, 0],
] as const

/**
 * Writes names so that none covers another. A level is written alike, with names or else with their short forms, and
 * whole or not at all, so that nobody looks for a grid whose name alone is missing. The highest level present is always
 * written: what finds no room is led to by a line.
 */
export function placeLabels(wishes: readonly Wish[], sheet: Sheet): PlacedLabel[] {
  const taken = [...sheet.taken]
  const placed: PlacedLabel[] = []
  const levels = [...new Set(wishes.map(({ level }) => level))].sort()
  for (const level of levels) {
    const these = wishes.filter((wish) => wish.level === level)
    const labels = firstOf(waysOf(level, level === levels[0]), (way) => levelOf(these, sheet, taken, way))
    if (labels === null) break
    placed.push(...labels)
    taken.push(...labels.map((label) => boxOf(label, sheet)))
  }
  return placed
}

/**
 * In which ways a level is tried, the best first. The highest keeps its names as long as it can. The smallest grids
 * lie so close that a number in a grid says more than a name beside it.
 */
function waysOf(level: number, highest: boolean): Way[] {
  if (highest) return [nameWithin(2.2), always]
  return [nameWithin(level === 2 ? 1.3 : 0.65), shortWithin(1.3), nameWithin(2.2), shortWithin(2.2)]
}

function firstOf<From, To>(list: readonly From[], make: (one: From) => To | null): To | null {
  for (const one of list) {
    const made = make(one)
    if (made !== null) return made
  }
  return null
}

/** Tries a text with its middle at `x`, `y`; null where something is in the way. */
type Try = (text: string, x: number, y: number, line: boolean) => PlacedLabel | null
type Way = (wish: Wish, size: number, attempt: Try, sheet: Sheet) => PlacedLabel | null

/** All names of a level, each placed in one way; null where one of them finds no room. */
function levelOf(
  wishes: readonly Wish[],
  sheet: Sheet,
  before: readonly LabelBox[],
  way: Way,
): PlacedLabel[] | null {
  const taken = [...before]
  const labels: PlacedLabel[] = []
  for (const wish of wishes) {
    const { id, level } = wish
    const size = sheet.sizeOf(level)
    const attempt: Try = (text, x, y, line) => {
      const label = inside({ id, level, text, size, x, y, line }, sheet)
      const box = boxOf(label, sheet)
      return taken.some((other) => overlap(box, other)) ? null : label
    }
    const label = way(wish, size, attempt, sheet)
    if (label === null) return null
    labels.push(label)
    taken.push(boxOf(label, sheet))
  }
  return labels
}

function nameWithin(most: number): Way {
  return (wish, size, attempt) => beside(wish.name, wish, size, attempt, most)
}

function shortWithin(most: number): Way {
  return (wish, size, attempt) => beside(wish.short, wish, size, attempt, most)
}

/** At its point, or the least step aside that is free, at most `most` heights. */
function beside(text: string, { x, y }: Wish, size: number, attempt: Try, most: number): PlacedLabel | null {
  for (const steps of ASIDE) {
    if (steps > most) return null
    for (const [dx, dy] of steps === 0 ? [[0, 0] as const] : AROUND) {
      const label = attempt(text, x + dx * steps * size, y + dy * steps * size, false)
      if (label !== null) return label
    }
  }
  return null
}

/** In whatever form there is room for, and at the end led to by a line from wherever there is. */
function always(wish: Wish, size: number, attempt: Try, { width, height }: Sheet): PlacedLabel {
  const near = beside(wish.name, wish, size, attempt, 2.2) ?? beside(wish.short, wish, size, attempt, 2.2)
  if (near !== null) return near
  for (let far = 3 * size; far < Math.hypot(width, height); far += size) {
    for (const [dx, dy] of AROUND) {
      const label = attempt(wish.short, wish.x + dx * far, wish.y + dy * far, true)
      if (label !== null) return label
    }
  }
  return { ...wish, text: wish.short, size, line: false }
}

function boxOf({ text, level, size, x, y }: PlacedLabel, sheet: Sheet): LabelBox {
  const w = sheet.widthOf(text, level) / 2 + AIR * size
  const h = size * (0.5 + AIR)
  return [x - w, y - h, x + w, y + h]
}

/** Moved so far that all of it is on the sheet. */
function inside(label: PlacedLabel, sheet: Sheet): PlacedLabel {
  const [left, top, right, bottom] = boxOf(label, sheet)
  const x = label.x + Math.max(0, -left) - Math.max(0, right - sheet.width)
  const y = label.y + Math.max(0, -top) - Math.max(0, bottom - sheet.height)
  return { ...label, x, y }
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
