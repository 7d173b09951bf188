import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { phoneWords } from '../text/phone.ts'
import { say } from './words.ts'

const WHY = {
  duty: 'why_duty',
  deputy: 'why_deputy',
  'upper-level': 'why_upper_level',
  jurisdiction: 'why_jurisdiction',
} as const

/** Whom to call now: the first and largest thing on the page, its lower half the button that dials. */
export function callCard({ call }: Here): HTMLElement {
  return element(
    'section',
    { class: 'call', 'aria-label': say('callFirst') },
    element('p', { class: 'call-first' }, say('callFirst')),
    element('p', { class: 'call-who' }, element('strong', {}, call.name), ` ${call.role}`),
    element('p', { class: 'call-why' }, say(WHY[call.why])),
    dial(call.phone),
  )
}

/** The largest button of the page. */
export function dial(phone: string): HTMLElement {
  const number = phoneWords(phone)
  return element(
    'a',
    { class: 'dial', href: `tel:${phone}`, 'aria-label': say('dial', { phone: number }) },
    element('span', {}, number),
  )
}
