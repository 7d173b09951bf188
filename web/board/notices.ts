import type { Board } from '#contract/boards.ts'
import { element } from '../element.ts'
import { inPages, type Line, type Room } from './slide-pages.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

/** Letters of a notice that stay together; a longer one may go on on the next page. */
const PIECE = 160

/** The notices of a town day, `YYYY-MM-DD`; the screen goes by the day itself, so that none outlives a lost network. */
export function noticePages(notices: Board['notices'], day: string, room: Room): HTMLElement[] {
  const shown = notices.filter(({ from, until }) => from <= day && day <= until)
  if (shown.length === 0) return []
  const lines = shown.flatMap(({ title: name, text, from, until }): Line[] => {
    const head = element(
      'div',
      { class: 'notice-head' },
      element('h3', {}, name),
      element('p', {}, from === until ? from : say('fromUntil', { from, until })),
    )
    const again = element('h3', { class: 'notice-again' }, say('continued', { name }))
    return [
      { element: head, heads: true },
      ...pieces(text).map((piece) => ({ element: element('p', { class: 'notice-text' }, piece), again })),
    ]
  })
  return inPages(room, lines, () => element('header', {}, title(say('notices'))))
}

/** Paragraphs, and long ones by their sentences. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (const paragraph of text.split(/\n+/)) {
    let piece = ''
    for (const sentence of paragraph.match(/[^。！？；.!?;]+[。！？；.!?;]*|[。！？；.!?;]+/g) ?? []) {
      if (piece !== '' && piece.length + sentence.length > PIECE) {
        found.push(piece)
        piece = ''
      }
      piece += sentence
    }
    if (piece.trim() !== '') found.push(piece)
  }
  return found
}
