/** Millimetres on the paper, x to the right and y down from its upper left corner. */
export type Point = readonly [x: number, y: number]

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Weight = 'regular' | 'bold'

/** A line's ink; `width` and `dash` are millimetres. Ends are butt unless `round`. */
export interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly round?: boolean
}

/** Lines or rings as one path, filled by the even-odd rule. Colours are `#rrggbb`, `opacity` 0 to 1. */
interface Shape {
  readonly mark: 'shape'
  readonly lines: readonly (readonly Point[])[]
  readonly closed: boolean
  readonly fill?: string
  readonly opacity?: number
  readonly stroke?: Stroke
}

/** One line of text. `at` is on its baseline, `size` the height of an em; `turn` in degrees, clockwise. */
export interface Text {
  readonly mark: 'text'
  readonly at: Point
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour: string
  /** Colour of a rim around the letters. */
  readonly halo?: string
  readonly turn?: number
}

/** Marks under one name, which a drawing program shows as a layer; cut off outside `clip` where it is given. */
export interface Layer {
  readonly mark: 'layer'
  readonly name: string
  readonly clip?: readonly (readonly Point[])[]
  readonly marks: readonly Mark[]
}

export type Mark = Shape | Text | Layer

/** One side of paper, in millimetres. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** What is printed, said without any file format. */
export interface Drawing {
  readonly title: string
  readonly language: 'zh' | 'en'
  readonly pages: readonly Page[]
}

export function area(
  rings: readonly (readonly Point[])[],
  fill: string,
  more: { readonly opacity?: number; readonly stroke?: Stroke } = {},
): Shape {
  return { mark: 'shape', lines: rings, closed: true, fill, ...more }
}

export function line(points: readonly Point[], stroke: Stroke): Shape {
  return { mark: 'shape', lines: [points], closed: false, stroke }
}

export function corners({ x, y, width, height }: Box): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

export function boxesTouch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

export function liesWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

export function text(
  at: Point,
  words: string,
  size: number,
  more: Partial<Omit<Text, 'mark' | 'at' | 'text' | 'size'>> = {},
): Text {
  return {
    mark: 'text',
    at,
    text: words,
    size,
    weight: 'regular',
    anchor: 'start',
    colour: '#16242c',
    ...more,
  }
}
