import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { phoneLink } from './phone-link.ts'
import { say } from './words.ts'

type Link = Here['chain'][number]

const LEVELS = { 1: 'level1', 2: 'level2', 3: 'level3' } as const

/** The grids this door lies in, the nearest first, each with who answers there. */
export function chainView({ chain, jurisdiction }: Here): HTMLElement {
  const rows = chain.slice().reverse().map(gridRow)
  if (rows.length === 0) rows.push(element('li', {}, say('noGrid', { name: jurisdiction.name })))
  const { name, phone } = jurisdiction.contact
  rows.push(element('li', {}, element('h3', {}, jurisdiction.name), personRow(name, '', phone || undefined)))
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, say('chain')),
    element('ul', { class: 'chain' }, ...rows),
  )
}

function gridRow({ level, name, staff }: Link): HTMLElement {
  const people = staff.map((each) => personRow(each.name, each.role, each.phone))
  return element(
    'li',
    { 'data-level': level },
    element('h3', {}, name, ' ', element('small', {}, say(LEVELS[level as 1 | 2 | 3]))),
    ...(people.length === 0 ? [element('p', { class: 'soft' }, say('nobody'))] : people),
  )
}

function personRow(name: string, role: string, phone: string | undefined): HTMLElement {
  return element(
    'div',
    { class: 'row' },
    element('span', {}, element('strong', {}, name), role === '' ? '' : ` ${role}`),
    phone === undefined ? '' : phoneLink(phone, `${name} ${role}`.trim()),
  )
}
