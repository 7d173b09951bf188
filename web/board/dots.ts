import type { SlideKind } from '#contract/boards.ts'
import { element } from '../element.ts'
import { say } from './words.ts'

/** A dot for each kind of slide, the one that is shown filled; keys to turn by hand, and which page of how many this is. */
export interface Dots {
  readonly element: HTMLElement
  /** The kinds of all pictures, in order. */
  count(kinds: readonly SlideKind[]): void
  mark(index: number): void
}

/** `goTo` turns to a picture by its index, `turn` by so many. */
export function dots(goTo: (index: number) => void, turn: (by: 1 | -1) => void): Dots {
  const row = element('nav', { class: 'dots', 'aria-label': say('slides') })
  const page = element('span', { class: 'turn-page' })
  let kinds: readonly SlideKind[] = []
  return {
    element: element(
      'div',
      { class: 'turns' },
      arrow('‹', say('before'), () => turn(-1)),
      row,
      page,
      arrow('›', say('after'), () => turn(1)),
    ),
    count(next) {
      kinds = next
      row.replaceChildren(...[...new Set(kinds)].map((kind) => dot(kind, () => goTo(kinds.indexOf(kind)))))
    },
    mark(index) {
      const shown = kinds[index]
      const first = shown === undefined ? 0 : kinds.indexOf(shown)
      const pages = kinds.filter((kind) => kind === shown).length
      page.textContent = pages < 2 ? '' : say('pageOf', { n: index - first + 1, of: pages })
      for (const each of row.children) {
        if ((each as HTMLElement).dataset.kind === shown) each.setAttribute('aria-current', 'true')
        else each.removeAttribute('aria-current')
      }
    },
  }
}

function dot(kind: SlideKind, go: () => void): HTMLElement {
  const made = element('button', {
    type: 'button',
    'data-kind': kind,
    'aria-label': say('turnTo', { name: say(`kind-${kind}`) }),
  })
  made.addEventListener('click', go)
  return made
}

function arrow(words: string, name: string, press: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'turn', 'aria-label': name }, words)
  made.addEventListener('click', press)
  return made
}
