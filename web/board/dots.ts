import { element } from '../element.ts'
import { say } from './words.ts'

/** One dot a slide, the one that is shown filled; pressing one turns to its slide. */
export interface Dots {
  readonly element: HTMLElement
  count(slides: number): void
  mark(slide: number): void
}

export function dots(goTo: (index: number) => void): Dots {
  const row = element('nav', { class: 'dots' })
  return {
    element: row,
    count: (slides) => row.replaceChildren(...Array.from({ length: slides }, (_, index) => dot(index, goTo))),
    mark(slide) {
      row.setAttribute('aria-label', say('slide', { n: slide + 1, of: row.children.length }))
      for (const [index, each] of [...row.children].entries()) {
        if (index === slide) each.setAttribute('aria-current', 'true')
        else each.removeAttribute('aria-current')
      }
    },
  }
}

function dot(index: number, goTo: (index: number) => void): HTMLElement {
  const made = element('button', { type: 'button', 'aria-label': say('turnSlide', { n: index + 1 }) })
  made.addEventListener('click', () => goTo(index))
  return made
}
