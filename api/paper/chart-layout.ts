import type { ChartNode } from '#contract/boards.ts'
import type { Breath } from './breath.ts'
import { type Card, cardHeight, cardsOf, INDENT, splitCard } from './chart-cards.ts'
import type { Box } from './drawing.ts'
import { type Language, say } from './words.ts'

/** A card in its place on a side. */
export interface PlacedCard {
  readonly card: Card
  readonly box: Box
}

/** One side: the root on top, below it rows of columns, each a branch with all under it. */
export interface ChartSide {
  readonly root: PlacedCard
  readonly rows: readonly (readonly (readonly PlacedCard[])[])[]
}

export interface ChartLayout {
  /** Height of an em of a card's lines, in millimetres. */
  readonly size: number
  readonly sides: readonly ChartSide[]
}

/** Type that is tried, the largest first, in millimetres on A3; the last is used however many sides it takes. */
const SIZES = [6, 5.2, 4.6, 4, 3.6, 3.2, 2.9, 2.6]
/** Widths of a column in ems. */
const NARROWEST = 16
const WIDEST = 30
const ROOT = 26
/** Millimetres between columns, and from a row to what is above it, as ems. */
const GAP = 1.1
const DROP = 2.2
/** Between cards of one column, as ems. */
const BETWEEN = 0.45

/** Lays out the chart of one root in the largest type in which it goes on one side, else on as few as can be. */
export async function layOutChart(
  root: ChartNode,
  body: Box,
  factor: number,
  language: Language,
  breath: Breath,
): Promise<ChartLayout> {
  let best: ChartLayout | null = null
  for (const onA3 of SIZES) {
    const size = onA3 * factor
    const most = Math.min(
      root.children.length,
      Math.floor((body.width + GAP * size) / ((NARROWEST + GAP) * size)),
    )
    for (let columns = Math.max(1, most); columns >= 1; columns--) {
      await breath()
      // As many rows with fewer columns are fuller ones.
      const rows = Math.ceil(root.children.length / columns)
      if (Math.ceil(root.children.length / rows) < columns) continue
      const width = Math.min(WIDEST * size, (body.width - (columns - 1) * GAP * size) / columns)
      const sides = sidesOf(root, body, size, width, columns, language)
      if (sides.length === 1) return { size, sides }
      if (onA3 === SIZES.at(-1) && (best === null || sides.length < best.sides.length)) best = { size, sides }
    }
  }
  return best!
}

function sidesOf(
  root: ChartNode,
  body: Box,
  size: number,
  width: number,
  columns: number,
  language: Language,
): ChartSide[] {
  const rootWidth = Math.min(body.width, ROOT * size)
  const [rootCard] = cardsOf({ ...root, children: [] }, rootWidth, size, language, 0)
  const rootHeight = cardHeight(rootCard!, size)
  const rootBox = {
    x: body.x + (body.width - rootWidth) / 2,
    y: body.y,
    width: rootWidth,
    height: rootHeight,
  }
  const top = body.y + rootHeight
  const bottom = body.y + body.height
  const tallest = bottom - top - DROP * size
  const pieces = root.children.flatMap((child) => piecesOf(child, width, size, tallest, language))
  const placed = Math.min(columns, pieces.length)
  const used = placed * width + (placed - 1) * GAP * size
  const left = body.x + (body.width - used) / 2

  const sides: PlacedCard[][][][] = [[]]
  let y = top
  for (let from = 0; from < pieces.length; from += columns) {
    const row = pieces.slice(from, from + columns)
    const height = Math.max(...row.map((piece) => heightOf(piece, size)))
    if (y + DROP * size + height > bottom + 1e-6 && y > top) {
      sides.push([])
      y = top
    }
    const rowTop = y + DROP * size
    sides
      .at(-1)!
      .push(row.map((piece, i) => place(piece, left + i * (width + GAP * size), rowTop, width, size)))
    y = rowTop + height
  }
  return sides.map((rows) => ({ root: { card: rootCard!, box: rootBox }, rows }))
}

/** A branch as columns no higher than a side. */
function piecesOf(
  branch: ChartNode,
  width: number,
  size: number,
  tallest: number,
  language: Language,
): Card[][] {
  const cards = cardsOf(branch, width, size, language).flatMap((card) =>
    splitCard(card, size, tallest * 0.6, language),
  )
  const pieces: Card[][] = [[]]
  for (const card of cards) {
    const now = pieces.at(-1)!
    if (now.length > 0 && heightOf([...now, card], size) > tallest) {
      const again: Card = { title: [branch.name + say(language, 'continued')], lines: [], depth: 1 }
      pieces.push([again, card])
    } else now.push(card)
  }
  return pieces
}

function heightOf(cards: readonly Card[], size: number): number {
  return cards.reduce((sum, card) => sum + cardHeight(card, size), 0) + (cards.length - 1) * BETWEEN * size
}

function place(cards: readonly Card[], x: number, top: number, width: number, size: number): PlacedCard[] {
  let y = top
  return cards.map((card) => {
    const inset = (card.depth - 1) * INDENT * size
    const box = { x: x + inset, y, width: width - inset, height: cardHeight(card, size) }
    y += box.height + BETWEEN * size
    return { card, box }
  })
}
