import type { Board, ChartNode } from '#contract/boards.ts'
import type { Paper } from '#contract/paper.ts'
import type { Breath } from './breath.ts'
import { INDENT, LINE, PADDING, TITLE } from './chart-cards.ts'
import { type ChartLayout, type ChartSide, layOutChart, type PlacedCard } from './chart-layout.ts'
import { area, corners, type Drawing, type Mark, type Page, type Point, text } from './drawing.ts'
import { ASCENT } from './fonts.ts'
import { INK } from './inks.ts'
import { frameMarks, type Sheet, sheetOf, type Turn } from './page-frame.ts'
import { type Language, say } from './words.ts'

/** What the poster of a board's organisation chart is made from. */
export interface ChartPoster {
  readonly board: Board
  readonly paper: Paper
  readonly turn: Turn | undefined
  readonly language: Language
}

const FILLS = [INK.accent, '#d7e7e6', '#f1f6f5', '#ffffff'] as const

/** Draws the organisation chart, one side or more for each root. */
export async function chartPoster(poster: ChartPoster, breath: Breath): Promise<Drawing> {
  const { board, language } = poster
  const turns: readonly Turn[] = poster.turn === undefined ? ['across', 'upright'] : [poster.turn]
  let best: { sheet: Sheet; layouts: ChartLayout[] } | null = null
  for (const turn of turns) {
    const sheet = sheetOf(poster.paper, turn)
    const layouts: ChartLayout[] = []
    for (const root of board.chart)
      layouts.push(await layOutChart(root, sheet.body, sheet.factor, language, breath))
    if (best === null || isBetter(layouts, best.layouts)) best = { sheet, layouts }
  }
  const { sheet, layouts } = best!
  const sides = layouts.flatMap(({ size, sides }) => sides.map((side) => ({ size, side })))
  const of = Math.max(1, sides.length)
  const framed = (n: number): Mark[] => frame(poster, sheet, { n, of })
  const pages = sides.map(({ size, side }, i): Page => {
    const marks = [...framed(i + 1), sideMarks(side, size, sheet.body.x)]
    return { width: sheet.width, height: sheet.height, marks }
  })
  const empty: Page = { width: sheet.width, height: sheet.height, marks: framed(1) }
  return {
    title: `${board.title} ${say(language, 'chart')}`,
    language,
    pages: pages.length === 0 ? [empty] : pages,
  }
}

/** Fewer sides, else larger type. */
function isBetter(some: readonly ChartLayout[], others: readonly ChartLayout[]): boolean {
  const sides = (layouts: readonly ChartLayout[]) => layouts.reduce((sum, { sides }) => sum + sides.length, 0)
  const type = (layouts: readonly ChartLayout[]) => Math.min(...layouts.map(({ size }) => size))
  return sides(some) < sides(others) || (sides(some) === sides(others) && type(some) > type(others) * 1.05)
}

function frame({ board, language }: ChartPoster, sheet: Sheet, pages: { n: number; of: number }): Mark[] {
  const count = (nodes: readonly ChartNode[]): [units: number, people: number] =>
    nodes.reduce<[number, number]>(
      ([units, people], node) => {
        const [below, more] = count(node.children)
        return [units + 1 + below, people + node.people.length + more]
      },
      [0, 0],
    )
  const [units, people] = count(board.chart)
  const heading = {
    title: board.jurisdiction.name,
    kind: say(language, 'chart'),
    aside: say(language, 'unitCount', { units, people }),
  }
  // Nobody vouches for a chart as for a map.
  const source = { ...board, approvalNumber: null, sketch: null }
  return frameMarks(sheet, language, heading, source, pages, false)
}

function sideMarks({ root, rows }: ChartSide, size: number, edge: number): Mark {
  const stroke = { colour: INK.line, width: size * 0.07 }
  const lines: Point[][] = []
  const from: Point = [root.box.x + root.box.width / 2, root.box.y + root.box.height]
  rows.forEach((columns, row) => {
    const tops = columns.map(([first]): Point => [first!.box.x + first!.box.width / 2, first!.box.y])
    const bus = tops[0]![1] - size * 1.1
    const [least, most] = [tops[0]![0], tops.at(-1)![0]]
    // Rows below the first hang on a line down the left edge, which passes no card.
    const hook: Point[] =
      row === 0
        ? [from, [from[0], bus]]
        : [
            [edge - size * 0.3, rows[0]![0]![0]!.box.y - size * 1.1],
            [edge - size * 0.3, bus],
          ]
    const start = row === 0 && rows.length === 1 ? Math.min(least, from[0]) : edge - size * 0.3
    lines.push(hook, [
      [start, bus],
      [row === 0 ? Math.max(most, from[0]) : most, bus],
    ])
    for (const [x, y] of tops)
      lines.push([
        [x, bus],
        [x, y],
      ])
    for (const column of columns) lines.push(...elbows(column, size))
  })
  return {
    mark: 'layer',
    name: 'chart',
    marks: [
      { mark: 'shape', lines, closed: false, stroke },
      ...cardMarks(root, size),
      ...rows.flat(2).flatMap((card) => cardMarks(card, size)),
    ],
  }
}

/** Lines from a card to those directly under it, in the indent. */
function elbows(column: readonly PlacedCard[], size: number): Point[][] {
  return column.flatMap(({ card, box }, i): Point[][] => {
    if (card.depth < 2) return []
    const above = column.slice(0, i).findLast((other) => other.card.depth < card.depth)
    if (above === undefined) return []
    const x = above.box.x + (INDENT * size) / 2
    const y = box.y + size
    return [
      [
        [x, above.box.y + above.box.height],
        [x, y],
        [box.x, y],
      ],
    ]
  })
}

function cardMarks({ card, box }: PlacedCard, size: number): Mark[] {
  const { depth, title, lines } = card
  const dark = depth === 0
  const fill = FILLS[Math.min(depth, FILLS.length - 1)]!
  const [ink, quiet] = dark ? ['#ffffff', '#d5e9e7'] : [INK.label, INK.quiet]
  const marks: Mark[] = [
    area([corners(box)], fill, { stroke: { colour: dark ? INK.accent : INK.rule, width: size * 0.05 } }),
  ]
  const [left, right] = [box.x + PADDING * size, box.x + box.width - PADDING * size]
  let y = box.y + PADDING * size
  for (const words of title) {
    const at: Point = dark
      ? [box.x + box.width / 2, y + size * TITLE * ASCENT * 1.05]
      : [left, y + size * TITLE * ASCENT * 1.05]
    marks.push(
      text(at, words, size * TITLE, { weight: 'bold', colour: ink, anchor: dark ? 'middle' : 'start' }),
    )
    y += size * TITLE * LINE
  }
  for (const { words, end, quiet: isQuiet } of lines) {
    const baseline = y + size * ASCENT * 1.05
    if (words !== '') marks.push(text([left, baseline], words, size, { colour: isQuiet ? quiet : ink }))
    if (end !== undefined) marks.push(text([right, baseline], end, size, { anchor: 'end', colour: ink }))
    y += size * LINE
  }
  return marks
}
