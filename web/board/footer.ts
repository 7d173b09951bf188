import type { Board } from '#contract/boards.ts'
import { element } from '../element.ts'
import { hourAndMinute } from './clock.ts'
import { findQr } from './qr.ts'
import { say } from './words.ts'

/** The strip at the bottom: what the map may be shown under, how old all is, which slide, the way to a phone. */
export interface Footer {
  readonly element: HTMLElement
  show(board: Board, slides: number): void
  mark(slide: number): void
  /** Since when nothing new came; null when the server answers. */
  stale(since: string | null): void
}

/** `goTo` is called with the slide whose dot was pressed. */
export function footer(goTo: (index: number) => void): Footer {
  const approval = element('p', { class: 'foot-approval' })
  const age = element('p', { class: 'foot-age' })
  const dots = element('nav', { class: 'foot-dots' })
  const strip = element('p', { class: 'foot-stale', role: 'status', hidden: true })
  return {
    element: element(
      'footer',
      { class: 'board-foot' },
      strip,
      element('div', { class: 'foot-words' }, approval, age),
      dots,
      findQr(),
    ),
    show(board, slides) {
      approval.textContent = approvalWords(board)
      age.textContent = [
        say('dataAt', { at: dayAndHour(board.dataAt) }),
        say('version', { n: board.plan.version }),
        say('since', { day: board.plan.effectiveFrom }),
      ].join(' · ')
      dots.replaceChildren(...Array.from({ length: slides }, (_, index) => dot(index, goTo)))
    },
    mark(slide) {
      dots.setAttribute('aria-label', say('slide', { n: slide + 1, of: dots.children.length }))
      for (const [index, each] of [...dots.children].entries()) {
        each.toggleAttribute('aria-current', index === slide)
      }
    },
    stale(since) {
      strip.hidden = since === null
      strip.textContent = since === null ? '' : say('stale', { at: dayAndHour(since) })
    },
  }
}

/** A map in public shows its approval number, or who declared it a sketch and when; it is never invented. */
function approvalWords({ approvalNumber, sketch }: Board): string {
  if (approvalNumber !== null) return say('approval', { number: approvalNumber })
  return sketch === null ? say('noApproval') : say('sketch', { by: sketch.declaredBy, on: sketch.on })
}

function dot(index: number, goTo: (index: number) => void): HTMLElement {
  const made = element('button', { type: 'button', 'aria-label': say('turnSlide', { n: index + 1 }) })
  made.addEventListener('click', () => goTo(index))
  return made
}

/** `2026-11-21 14:32`, by the clock of the hall. */
function dayAndHour(iso: string): string {
  const at = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${hourAndMinute(at)}`
}
