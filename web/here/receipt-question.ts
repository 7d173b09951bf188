import type { NeedStanding } from '#contract/needs.ts'
import { standing } from '../client/here.ts'
import { element } from '../element.ts'
import { townTime } from '../text/town-time.ts'
import { troubleWords } from './trouble-words.ts'
import { say } from './words.ts'

/** How a need left earlier stands, by its receipt code. */
export function receiptQuestion(): HTMLElement {
  const field = element('input', {
    id: 'receipt-asked',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: 40,
  })
  const answer = element('div', { role: 'status' })
  const button = element('button', { type: 'submit', class: 'quiet' }, say('ask'))
  const form = element(
    'form',
    { class: 'ask' },
    element('label', { for: 'receipt-asked' }, say('askLabel')),
    element('div', { class: 'ask-line' }, field, button),
    answer,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const receipt = field.value.trim()
    if (receipt.length < 4) {
      answer.replaceChildren(element('p', { class: 'wrong' }, say('askMissing')))
      field.focus()
      return
    }
    button.disabled = true
    answer.replaceChildren(element('p', { class: 'soft' }, say('asking')))
    const asked = await standing(receipt)
    button.disabled = false
    answer.replaceChildren(
      asked.ok ? standingView(asked.value) : element('p', { class: 'wrong' }, troubleWords(asked.trouble)),
    )
  })
  return element('section', { class: 'card' }, element('h2', {}, say('askTitle')), form)
}

function standingView({ kind, state, answer, sentAt, movedAt, keepUntil }: NeedStanding): HTMLElement {
  return element(
    'div',
    { class: 'standing', 'data-state': state },
    element('p', { class: 'standing-state' }, element('strong', {}, say(`state_${state}`))),
    ...(answer === null
      ? []
      : [element('blockquote', {}, element('small', {}, say('answer')), element('p', {}, answer))]),
    element(
      'p',
      { class: 'soft' },
      [
        say(`kind_${kind}`),
        say('sentAt', { at: moment(sentAt) }),
        ...(movedAt === sentAt ? [] : [say('movedAt', { at: moment(movedAt) })]),
        say('keptUntil', { day: keepUntil }),
      ].join(' · '),
    ),
  )
}

function moment(at: string): string {
  const { day, clock } = townTime(new Date(at))
  return `${day} ${clock}`
}
