import type { ChartNode } from '#contract/boards.ts'
import { widthOf, wrapped } from './fonts.ts'
import { type Language, phoneText, say } from './words.ts'

/** A line of a card. `end` stands at its right edge. */
export interface CardLine {
  readonly words: string
  readonly end?: string
  readonly quiet?: boolean
}

/** A unit of the chart as a box: how deep it lies under its root, and its words broken to the width it has. */
export interface Card {
  readonly title: readonly string[]
  readonly lines: readonly CardLine[]
  readonly depth: number
}

/** More people of one role than these are named one after the other, without their numbers. */
const ONE_BY_ONE = 3

/** How far a card stands in from the one above it, as ems. */
export const INDENT = 0.9
/** Between the edge of a card and its words, as ems. */
export const PADDING = 0.55

/** A unit and all below it, in their order, as cards of a column. */
export function cardsOf(node: ChartNode, width: number, size: number, language: Language, depth = 1): Card[] {
  const inside = width - (depth - 1) * INDENT * size - 2 * PADDING * size
  const title = wrapped(node.name, 'bold', size * TITLE, inside)
  const card = { title, lines: peopleLines(node.people, inside, size, language), depth }
  return [card, ...node.children.flatMap((child) => cardsOf(child, width, size, language, depth + 1))]
}

/** Type of a card's title against that of its lines. */
export const TITLE = 1.12

/** The people of a unit by role, in the order in which roles first come. */
export function peopleLines(
  people: ChartNode['people'],
  width: number,
  size: number,
  language: Language,
): CardLine[] {
  const roles = new Map<string, ChartNode['people'][number][]>()
  for (const person of people) {
    const there = roles.get(person.role)
    if (there === undefined) roles.set(person.role, [person])
    else there.push(person)
  }
  return [...roles].flatMap(([role, there]): CardLine[] =>
    there.length <= ONE_BY_ONE
      ? there.flatMap(({ name, phone }) => personLines(role, name, phone, width, size))
      : [
          { words: `${role}　${say(language, 'people', { n: there.length })}`, quiet: true },
          ...listed(namesOf(there), size, width).map((words) => ({ words })),
        ],
  )
}

function personLines(
  role: string,
  name: string,
  number: string | undefined,
  width: number,
  size: number,
): CardLine[] {
  const words = `${role}　${name}`
  if (number === undefined) return wrapped(words, 'regular', size, width).map((line) => ({ words: line }))
  const phone = phoneText(number)
  const together = widthOf(words, 'regular', size) + widthOf(phone, 'regular', size) + size * 0.6
  if (together <= width) return [{ words, end: phone }]
  return [
    ...wrapped(words, 'regular', size, width).map((line) => ({ words: line })),
    { words: '', end: phone },
  ]
}

/** Names as they are listed; those that say only that a post is filled are counted. */
function namesOf(people: ChartNode['people']): string[] {
  const counts = new Map<string, number>()
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, n]) => (n === 1 ? name : `${name}×${n}`))
}

/** Names one after the other in lines that break between them and nowhere else. */
function listed(names: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  for (const [i, name] of names.entries()) {
    const words = i === names.length - 1 ? name : `${name}、`
    const now = lines.at(-1)
    // The comma at the end may hang over the edge.
    if (now !== undefined && widthOf(now + name, 'regular', size) <= width)
      lines[lines.length - 1] = now + words
    else lines.push(words)
  }
  return lines
}

/** Height of a line, and of a whole card, in the unit of `size`. */
export const LINE = 1.38
export function cardHeight({ title, lines }: Card, size: number): number {
  return (title.length * TITLE * LINE + lines.length * LINE + 2 * PADDING) * size
}

/** Cards of a column no higher than `most`: too many lines go on in a card of the same title. */
export function splitCard(card: Card, size: number, most: number, language: Language): Card[] {
  if (cardHeight(card, size) <= most) return [card]
  const room = Math.max(
    1,
    Math.floor((most / size - card.title.length * TITLE * LINE - 2 * PADDING) / LINE) - 1,
  )
  const parts: Card[] = []
  for (let from = 0; from < card.lines.length; from += room) {
    const title =
      from === 0 ? card.title : [...card.title.slice(0, -1), card.title.at(-1)! + say(language, 'continued')]
    parts.push({ ...card, title, lines: card.lines.slice(from, from + room) })
  }
  return parts
}
