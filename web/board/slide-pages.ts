import { element } from '../element.ts'

/** Something that stands across a slide and is never divided. */
export interface Line {
  readonly element: HTMLElement
  /** A heading: never the last of its page. */
  readonly heads?: boolean
  /** What says again what this belongs to, where a page begins with it. */
  readonly again?: HTMLElement
}

/** A box on the screen of a slide's size, unseen, in which lines are laid out to see how tall they become. */
export type Room = HTMLElement

/** Pixels left free at the end, so that rounding of all the lines above never makes a page too tall. */
const SPARE = 1.5

/**
 * Slides of `head` and as many lines as the room holds, in order, each line once; at least one, even without lines. A line
 * taller than the room has a slide for itself. `head` is told the number of its page, from 0.
 */
export function inPages(
  room: Room,
  lines: readonly Line[],
  head: (page: number) => HTMLElement,
): HTMLElement[] {
  return divide(room, lines, head).map((page, index) => slide(head(index), page))
}

function slide(head: HTMLElement, lines: readonly HTMLElement[]): HTMLElement {
  return element('section', { class: 'slide' }, head, element('div', { class: 'lines' }, ...lines))
}

function divide(room: Room, lines: readonly Line[], head: (page: number) => HTMLElement): HTMLElement[][] {
  const agains = [...new Set(lines.flatMap(({ again }) => again ?? []))]
  const all = [...lines.map(({ element: each }) => each), ...agains]
  const first = head(0)
  const trial = slide(first, all)
  room.replaceChildren(trial)
  const boxes = new Map(all.map((each) => [each, each.getBoundingClientRect()]))
  const gap = lines.length < 2 ? 0 : boxes.get(all[1]!)!.top - boxes.get(all[0]!)!.bottom
  const bottom = room.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(room).paddingBottom)
  const spaceNow = () => bottom - trial.lastElementChild!.getBoundingClientRect().top - SPARE
  const onFirst = spaceNow()
  first.replaceWith(head(1))
  const later = spaceNow()
  room.replaceChildren()

  const tall = (each: HTMLElement) => boxes.get(each)!.height
  const pages: HTMLElement[][] = [[]]
  let left = onFirst
  for (let at = 0; at < lines.length; ) {
    const end = endOfBlock(lines, at)
    const block = lines.slice(at, end).map((line) => line.element)
    const height = block.reduce((sum, each) => sum + tall(each) + gap, 0)
    if (height - gap > left && pages.at(-1)!.length > 0) {
      const again = lines[at]!.again?.cloneNode(true) as HTMLElement | undefined
      left = later - (again === undefined ? 0 : tall(lines[at]!.again!) + gap)
      pages.push(again === undefined ? [] : [again])
    }
    pages.at(-1)!.push(...block)
    left -= height
    at = end
  }
  return pages
}

/** A heading and what follows it are turned together. */
function endOfBlock(lines: readonly Line[], from: number): number {
  let end = from
  while (end < lines.length - 1 && lines[end]!.heads) end++
  return end + 1
}

/** Elements side by side, `across` in a row; the last row keeps the widths of the others. */
export function inRows(cells: readonly HTMLElement[], across: number, name: string): HTMLElement[] {
  return Array.from({ length: Math.ceil(cells.length / across) }, (_, row) =>
    element(
      'div',
      { class: name, style: `--across: ${across}` },
      ...cells.slice(row * across, (row + 1) * across),
    ),
  )
}

/** So many side by side that the rows are alike, at most `most`: of four where three would do, two and two. */
export function balanced(cells: number, most: number): number {
  return Math.max(1, Math.ceil(cells / Math.ceil(Math.max(cells, 1) / most)))
}

/** How much larger slides may become that have little on them, the most first. */
const FILLS = [1.6, 1.45, 1.3, 1.15]

/** The slides of one kind, all as much larger as the fullest of them allows: what hangs on a wall is read from afar. */
export function filled(room: Room, slides: readonly HTMLElement[]): readonly HTMLElement[] {
  for (const fill of FILLS) {
    for (const each of slides) each.style.setProperty('--fill', String(fill))
    if (slides.every((each) => fits(room, each))) {
      room.replaceChildren()
      return slides
    }
  }
  room.replaceChildren()
  for (const each of slides) each.style.removeProperty('--fill')
  return slides
}

function fits(room: Room, view: HTMLElement): boolean {
  room.replaceChildren(view)
  const bottom = room.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(room).paddingBottom)
  if (view.getBoundingClientRect().bottom > bottom - SPARE) return false
  return [...view.querySelectorAll<HTMLElement>('*')].every(
    ({ scrollWidth, clientWidth }) => clientWidth === 0 || scrollWidth <= clientWidth,
  )
}

/** How many cells of at least `least` rem stand side by side in a room, one at least. */
export function across(room: Room, least: number): number {
  const style = getComputedStyle(room)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const width =
    room.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
  return Math.max(1, Math.floor(width / (least * rem)))
}
