import { posterSvg } from '../client/posters.ts'
import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import { type Choices, queryOf } from './choices.ts'
import { posterFacts } from './poster-facts.ts'
import { say } from './words.ts'

/** The paper on the screen. */
export interface PosterView {
  readonly element: HTMLElement
  /** Asks for the first page of a poster and shows it; an earlier one that is still on its way is let go. */
  show(choices: Choices, language: string): void
}

interface Hands {
  /** Names the board for those who hear the picture. */
  readonly title: () => string
  /** Another page is shown. */
  readonly onPage: (page: number) => void
}

/** Shows a board's posters one after the other, page by page. */
export function posterView(slug: string, { title, onPage }: Hands): PosterView {
  const sheet = element('div', { class: 'sheet' })
  const facts = element('p', { class: 'sheet-facts', role: 'status' })
  const turns = element('nav', { class: 'sheet-turns', 'aria-label': say('pages'), hidden: true })
  const pageSize = element('style')
  document.head.append(pageSize)
  let asking = new AbortController()
  let address = ''

  async function show(choices: Choices, language: string, page: number): Promise<void> {
    onPage(page)
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    sheet.dataset.state = 'drawing'
    sheet.setAttribute('aria-busy', 'true')
    facts.textContent = say('drawing')
    turns.hidden = true
    const answer = await posterSvg(slug, page, queryOf(choices, language), signal)
    if (signal.aborted) return
    sheet.removeAttribute('aria-busy')
    if (!answer.ok) {
      facts.textContent = ''
      sheet.dataset.state = 'lost'
      sheet.replaceChildren(...apology(answer.trouble, () => void show(choices, language, page)))
      return
    }
    const pages = put(answer.value, choices)
    turns.hidden = pages < 2
    turns.replaceChildren(
      turn('before', page > 1, () => void show(choices, language, page - 1)),
      element('span', { role: 'status' }, say('pageOf', { n: page, of: pages })),
      turn('after', page < pages, () => void show(choices, language, page + 1)),
      element('small', {}, say('onlyThisPage')),
    )
  }

  /** Puts a page on the screen and tells how many there are. */
  function put(svg: string, choices: Choices): number {
    URL.revokeObjectURL(address)
    address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    const what = say(`what-${choices.what}`)
    const read = posterFacts(svg)
    sheet.dataset.state = 'drawn'
    sheet.replaceChildren(
      element('img', { src: address, alt: say('picture', { title: title(), what }), class: 'sheet-picture' }),
    )
    facts.replaceChildren(...(read === null ? [what] : factWords(choices, read)))
    // The browser's own printing takes the paper that was chosen, without margins of its own.
    if (read !== null)
      pageSize.textContent = `@page { size: ${read.width}mm ${read.height}mm; margin: 0 } @media print { .sheet-picture { width: ${read.width}mm; height: ${read.height}mm } }`
    return read?.pages ?? 1
  }

  return {
    element: element(
      'section',
      { class: 'print-preview', 'aria-label': say('printTitle') },
      facts,
      turns,
      sheet,
    ),
    show: (choices, language) => void show(choices, language, 1),
  }
}

/** A button to the page before or after. */
function turn(which: 'before' | 'after', open: boolean, go: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'print-button', disabled: !open }, say(which))
  button.addEventListener('click', go)
  return button
}

/** Size of the paper and scale of the map, in words. */
function factWords(
  { what, paper }: Choices,
  { width, height, scale }: { width: number; height: number; scale: number | null },
): HTMLElement[] {
  const size = { what: say(`what-${what}`), paper: say(`paper-${paper}`), w: width, h: height }
  const words = [element('span', {}, say('drawn', size))]
  if (scale === null) return [...words, element('span', {}, say('noScale'))]
  return [
    ...words,
    element('strong', {}, say('scaleIs', { n: scale })),
    element('span', {}, say('scaleMore', { m: scale / 100 })),
  ]
}

/** Why there is no paper, and the way out. */
function apology({ kind, status, message }: Trouble, retry: () => void): HTMLElement[] {
  const again = element('button', { type: 'button', class: 'print-button' }, say('retry'))
  again.addEventListener('click', retry)
  const missing = kind === 'refused' && status === 404
  const why =
    kind === 'offline'
      ? say('offline')
      : missing
        ? say('missingBoard')
        : message || say(status >= 500 ? 'busy' : 'unexpected')
  return [
    element(
      'div',
      { class: 'sheet-trouble', role: 'alert' },
      element('strong', {}, say('lost')),
      element('p', {}, why),
      missing ? element('a', { href: '/' }, say('home')) : again,
    ),
  ]
}
