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

/** How far a label may step aside before a line must lead to it, in heights. */
const ASIDE = 1.3

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
 * Writes names so that none covers another. The highest level present is always written whole: what does not fit steps
 * aside, gives way to its short form, and at last is led to by a line. A deeper level is written whole or not at all,
 * so that nobody looks for a grid whose name alone is missing.
 */
export function placeLabels(wishes: readonly Wish[], sheet: Sheet): PlacedLabel[] {
  const taken = [...sheet.taken]
  const placed: PlacedLabel[] = []
  const levels = [...new Set(wishes.map(({ level }) => level))].sort()
  for (const level of levels) {
    const before = taken.length
    const these: PlacedLabel[] = []
    for (const wish of wishes) {
      if (wish.level !== level) continue
      const label = place(wish, sheet, taken, level === levels[0])
      if (label === null) {
        taken.length = before
        return placed
      }
      these.push(label)
      taken.push(boxOf(label, sheet))
    }
    placed.push(...these)
  }
  return placed
}

function place(wish: Wish, sheet: Sheet, taken: readonly LabelBox[], always: boolean): PlacedLabel | null {
  const { id, level } = wish
  const size = sheet.sizeOf(level)
  const free = (text: string, x: number, y: number, line: boolean): PlacedLabel | null => {
    const label = inside({ id, level, text, size, x, y, line }, sheet)
    const box = boxOf(label, sheet)
    return taken.some((other) => overlap(box, other)) ? null : label
  }
  for (const text of new Set([wish.name, wish.short])) {
    for (const steps of [0, 0.65, ASIDE]) {
      for (const [dx, dy] of steps === 0 ? [[0, 0] as const] : AROUND) {
        const label = free(text, wish.x + dx * steps * size, wish.y + dy * steps * size, false)
        if (label !== null) return label
      }
    }
  }
  if (!always) return null
  const farthest = Math.hypot(sheet.width, sheet.height)
  for (let far = 2 * size; far < farthest; far += size) {
    for (const [dx, dy] of AROUND) {
      const label = free(wish.short, wish.x + dx * far, wish.y + dy * far, true)
      if (label !== null) return label
    }
  }
  return inside({ id, level, text: wish.short, size, x: wish.x, y: wish.y, line: false }, sheet)
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
