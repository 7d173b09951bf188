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
    handset(),
    element('span', {}, number),
  )
}

/** Drawn here, so that nothing more is fetched before the number stands there. */
function handset(): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const picture = document.createElementNS(space, 'svg')
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  line.setAttribute(
    'd',
    'M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.24 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z',
  )
  picture.append(line)
  return picture
}
