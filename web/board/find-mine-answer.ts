import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import type { PlaceOnBoard } from './keep-locate.ts'
import { phone } from './people.ts'
import { findQr } from './qr.ts'
import { say } from './words.ts'

/** The grid of a place, who answers, and one number, large; a code that goes on with it on one's own phone. */
export function answerView(
  { chain, jurisdiction, call, position }: PlaceOnBoard,
  back: () => void,
): HTMLElement {
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
    element('div', { class: 'mine-foot' }, findQr([position[0]!, position[1]!]), backKey(back)),
  )
}

/** Why there is no answer; `null`: nothing has that address. */
export function troubleView(trouble: Trouble | null, back: () => void): HTMLElement {
  const outside = trouble?.code === 'outside-jurisdiction'
  return element(
    'section',
    { class: 'slide mine' },
    element('h2', {}, say(trouble === null ? 'noDoor' : outside ? 'outside' : 'noAnswer')),
    element('p', {}, say('noAnswerMore')),
    element('div', { class: 'mine-foot' }, backKey(back)),
  )
}

/** A large key that goes one step back. */
export function backKey(back: () => void): HTMLElement {
  const key = element('button', { type: 'button', class: 'key key-back' }, say('back'))
  key.addEventListener('click', () => back())
  return key
}
