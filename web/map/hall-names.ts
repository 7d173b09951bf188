import { type LabelBox, type PlacedLabel, placeLabels, type Wish } from './place-labels.ts'

/** Sizes of the levels' names in a hall, in pixels before scaling; the smallest is the smallest type of the board. */
const HALL_SIZES = { 1: 20, 2: 14.7, 3: 14.7 } as const

/** A grid to be named and its point in pixels from the upper left corner of the map. */
export interface Named {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly x: number
  readonly y: number
}

/** Where the screen hangs, in pixels, and what is said there. */
interface HerePoint {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** A map on the wall. `scale` enlarges the type; `font` is the CSS font of a level at a size in pixels. */
interface Wall {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly font: (level: number, size: number) => string
}

/** Names as they are to be written; `here` is null where the screen hangs outside of what is seen. */
interface HallNaming {
  readonly labels: readonly PlacedLabel[]
  readonly here: {
    readonly point: readonly [x: number, y: number]
    /** The middle of the words beside it. */
    readonly words: readonly [x: number, y: number]
    readonly size: number
  } | null
}

/** Places names so that none covers another, the place where the screen hangs, or the edge. */
export function hallNaming(grids: readonly Named[], here: HerePoint | null, wall: Wall): HallNaming {
  const { width, height, scale, font } = wall
  const pen = document.createElement('canvas').getContext('2d')
  const sizeOf = (level: number) => HALL_SIZES[level as 1 | 2 | 3] * scale
  const widthOf = (text: string, level: number) => {
    if (pen === null) return text.length * sizeOf(level)
    pen.font = font(level, sizeOf(level))
    return pen.measureText(text).width
  }
  const isSeen = ({ x, y }: { x: number; y: number }) => x >= 0 && y >= 0 && x <= width && y <= height
  const taken: LabelBox[] = []
  let sign: HallNaming['here'] = null
  if (here !== null && isSeen(here)) {
    const size = sizeOf(3)
    const radius = size / 2
    const half = widthOf(here.text, 3) / 2
    const x = Math.max(half, Math.min(here.x, width - half))
    // Above its point where there is no room below.
    const y = here.y + (here.y + 4 * radius < height ? 2.2 : -2.2) * radius
    taken.push([here.x - radius, here.y - radius, here.x + radius, here.y + radius])
    taken.push([x - half, y - radius * 1.2, x + half, y + radius * 1.2])
    sign = { point: [here.x, here.y], words: [x, y], size }
  }
  return {
    labels: placeLabels(wishesOf(grids.filter(isSeen)), { width, height, taken, sizeOf, widthOf }),
    here: sign,
  }
}

/** Codes keep the order the same from view to view. */
function wishesOf(grids: readonly Named[]): Wish[] {
  return grids
    .map(({ code, name, level, x, y }) => ({ id: code, level, x, y, name, short: shortOf(name, code) }))
    .sort((a, b) => a.level - b.level || a.id.localeCompare(b.id))
}

/** 桥东-01-003 is 003 for short, 桥东-市场专属 is 市场专属; any other name is the last digits of its code. */
function shortOf(name: string, code: string): string {
  return /[-－—]([^-－—]{1,4})$/.exec(name)?.[1] ?? code.slice(-3)
}
