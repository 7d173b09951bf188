import type { Located } from '#contract/locate.ts'
import type { Answer } from '../client/request.ts'
import { element } from '../element.ts'
import { phone } from './people.ts'
import { say } from './words.ts'

/** What a tap on the map says: the grid, who answers, and one number, large. */
export function mineView(answer: Answer<Located>): HTMLElement {
  if (!answer.ok) {
    const outside = answer.trouble.code === 'outside-jurisdiction'
    return element(
      'section',
      { class: 'slide mine' },
      element('h2', {}, say(outside ? 'outside' : 'offline')),
    )
  }
  const { chain, jurisdiction, call } = answer.value
  const names = [jurisdiction.name, ...chain.map(({ name }) => name)]
  return element(
    'section',
    { class: 'slide mine' },
    element('p', {}, say('youAreIn')),
    element('h2', {}, names.at(-1)!),
    element('p', { class: 'mine-chain' }, names.slice(0, -1).join(' › ')),
    element('p', { class: 'mine-call' }, say('callThis')),
    element('p', { class: 'mine-who' }, element('strong', {}, call.name), ` ${call.role}`),
    phone(call.phone),
    element('p', { class: 'mine-back' }, say('backSoon')),
  )
}
