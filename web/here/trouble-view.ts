import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import { languageButton } from '../language-button.ts'
import { dial } from './call-card.ts'
import { phoneLink } from './phone-link.ts'
import { receiptQuestion } from './receipt-question.ts'
import { say } from './words.ts'

/** Why the door cannot be shown, what to do, and a number to call all the same. */
export function troubleView(trouble: Trouble, again: () => void): (Node | string)[] {
  const { title, words, final } = wordsOf(trouble)
  const numbers = phonesIn(trouble.message).map(dial)
  const retry = element('button', { type: 'button', class: 'primary' }, say('retry'))
  retry.addEventListener('click', again)
  return [
    element('header', { class: 'head' }, element('h1', {}, title), languageButton(say('otherLanguage'))),
    element(
      'section',
      { class: 'card', role: 'alert' },
      element('p', {}, words),
      ...numbers,
      element(
        'p',
        { class: 'row' },
        element('span', {}, say('hotlineCall')),
        phoneLink('12345', say('hotlineCall')),
      ),
      final ? element('a', { class: 'way', href: '/find' }, say('findOther')) : retry,
    ),
    // A receipt is good for as long as its need is kept, whatever became of the code at the door.
    ...(trouble.kind === 'offline' ? [] : [receiptQuestion()]),
  ]
}

function wordsOf({ kind, code, message }: Trouble): { title: string; words: string; final: boolean } {
  if (kind === 'offline') return { title: say('offlineTitle'), words: say('offlineMore'), final: false }
  if (code === 'unknown-door' || code === 'bad-parameter' || code === 'not-found')
    return { title: say('unknownTitle'), words: say('unknownMore'), final: true }
  if (code === 'door-code-ended') return { title: say('endedTitle'), words: message, final: true }
  return { title: say('busyTitle'), words: message === '' ? say('busy') : message, final: false }
}

/** Numbers of the community in the server's sentence, to be pressed instead of copied. */
function phonesIn(message: string): string[] {
  return (message.match(/\d{3,4}-\d{7,8}|1\d{10}|\d{7,8}/g) ?? []).filter((found) => found !== '12345')
}
