import type { Board } from '#contract/boards.ts'
import { element } from '../element.ts'
import { townTime } from '../text/town-time.ts'
import { findQr } from './qr.ts'
import { say } from './words.ts'

/** The strip at the bottom: what the map may be shown under, how old all is, the way to a phone. */
export interface Footer {
  readonly element: HTMLElement
  show(board: Board): void
  /** Since when nothing new came; null when the server answers. */
  stale(since: string | null): void
}

export function footer(): Footer {
  const approval = element('p', { class: 'foot-approval' })
  const age = element('p', { class: 'foot-age' })
  const strip = element('p', { class: 'foot-stale', role: 'status', hidden: true })
  return {
    element: element(
      'footer',
      { class: 'board-foot' },
      strip,
      element('div', { class: 'foot-words' }, approval, age),
      findQr(),
    ),
    show(board) {
      approval.textContent = approvalWords(board)
      age.replaceChildren(
        element('span', {}, say('dataAt', { at: dayAndHour(board.dataAt) })),
        element('span', {}, say('version', { n: board.plan.version, day: board.plan.effectiveFrom })),
      )
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

/** `2026-11-21 14:32` in the town. */
function dayAndHour(iso: string): string {
  const { day, clock } = townTime(new Date(iso))
  return `${day} ${clock}`
}
