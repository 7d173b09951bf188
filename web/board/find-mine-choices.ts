import { element } from '../element.ts'
import { backKey } from './find-mine-answer.ts'
import { inPages, inRows, type Room } from './slide-pages.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

/** A large key. */
export interface Choice {
  readonly name: string
  readonly choose: () => void
}

interface Choices {
  readonly title: string
  readonly how: string
  readonly choices: readonly Choice[]
  readonly room: Room
  readonly back: (() => void) | null
}

/** Keys side by side. */
const ACROSS = 2

/** Keys to choose from, a page at a time, as many as the room holds. */
export function choicePages({ title: heading, how, choices, room, back }: Choices): HTMLElement {
  const rows = inRows(choices.map(keyOf), ACROSS, 'key-row')
  const head = (turns: HTMLElement | '') =>
    element(
      'header',
      {},
      title(heading),
      element('p', { class: 'find-how' }, how),
      element('div', { class: 'key-turns' }, back === null ? '' : backKey(back), turns),
    )
  const box = element('div', { class: 'choices' })
  const pages: HTMLElement[] = inPages(
    room,
    rows.map((row) => ({ element: row })),
    (page) => head(choices.length === 0 ? '' : turnKeys(page, () => pages.length, show)),
  )
  function show(page: number): void {
    box.replaceChildren(pages[page]!)
  }
  for (const [page, each] of pages.entries()) nameTurns(each, page, pages.length)
  show(0)
  return box
}

function keyOf({ name, choose }: Choice): HTMLElement {
  const key = element('button', { type: 'button', class: 'key' }, name)
  key.addEventListener('click', choose)
  return key
}

/** To the page before and after, and which of how many this is. */
function turnKeys(page: number, count: () => number, show: (page: number) => void): HTMLElement {
  const turn = (by: number, words: string, name: string) => {
    const key = element('button', { type: 'button', class: 'key key-turn', 'aria-label': name }, words)
    key.addEventListener('click', () => show((page + by + count()) % count()))
    return key
  }
  return element(
    'div',
    { class: 'key-pages' },
    turn(-1, '‹', say('before')),
    element('span', {}, ''),
    turn(1, '›', say('after')),
  )
}

/** How many pages there are is known when all lines are laid out; alone a page needs no keys to turn it. */
function nameTurns(view: HTMLElement, page: number, count: number): void {
  const keys = view.querySelector<HTMLElement>('.key-pages')
  if (keys === null) return
  keys.hidden = count < 2
  keys.querySelector('span')!.textContent = say('pageOf', { n: page + 1, of: count })
}
