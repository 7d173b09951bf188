import type { DutyPerson } from '#contract/locate.ts'
import { element } from '../element.ts'
import { phoneWords } from '../text/phone.ts'
import { say } from './words.ts'

/** People in charge with what they agreed to show, a line each; one line that says so where nobody is published. */
export function people(staff: readonly DutyPerson[], size: 'large' | 'small'): HTMLElement[] {
  if (staff.length === 0) return [element('p', { class: 'person person-none' }, say('nobody'))]
  return staff.map(({ name, role, phone: number }) =>
    element(
      'div',
      { class: `person person-${size}` },
      element('span', {}, role),
      element('strong', {}, name),
      number === undefined ? '' : phone(number),
    ),
  )
}

/** A telephone number as large figures; a link where the board is read on a phone. */
export function phone(number: string): HTMLElement {
  return element('a', { class: 'phone', href: `tel:${number}` }, phoneWords(number))
}
