import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { phoneLink } from './phone-link.ts'
import { say } from './words.ts'

/** Property company, community police, 12345, and the service centre with its hours and the way there. */
export function partnersView({ partners, serviceCentre }: Here): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, say('others')),
    element(
      'ul',
      { class: 'others' },
      ...partners.map(({ kind, name, phone }) =>
        element(
          'li',
          { class: 'row' },
          element('span', {}, element('small', {}, say(kind)), ' ', element('strong', {}, name)),
          phoneLink(phone, name),
        ),
      ),
      ...(serviceCentre === null ? [] : [centreRow(serviceCentre)]),
    ),
  )
}

function centreRow({ name, phone, hours, position }: NonNullable<Here['serviceCentre']>): HTMLElement {
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element('span', {}, element('small', {}, say('centre')), ' ', element('strong', {}, name)),
      phone === null ? '' : phoneLink(phone, name),
    ),
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'soft' }, hours === null ? '' : say('hours', { hours })),
      element('a', { class: 'way', href: `/find?at=${position.join()}` }, say('way')),
    ),
  )
}
