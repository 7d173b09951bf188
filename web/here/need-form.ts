import type { Here } from '#contract/here.ts'
import type { NeedReceipt, NewNeed } from '#contract/needs.ts'
import { leaveNeed } from '../client/here.ts'
import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import { freshId } from './fresh-id.ts'
import type { NeedDrawer } from './need-draft.ts'
import { LONGEST_TEXT, PHONE } from './need-limits.ts'
import { needPictures } from './need-pictures.ts'
import { troubleWords } from './trouble-words.ts'
import { say } from './words.ts'

const KINDS = ['need', 'mistake'] as const

/** Words, pictures and a number to call back; says before it sends who reads them and for how long they are kept. */
export function needForm(
  token: string,
  { needs }: Here,
  drawer: NeedDrawer,
  arrived: (receipt: NeedReceipt) => void,
): HTMLElement {
  let draft = drawer.draft()
  const label = element('label', { for: 'need-text' })
  const area = element('textarea', { id: 'need-text', rows: 4, 'aria-describedby': 'need-text-wrong' })
  const textWrong = element('p', { class: 'wrong', id: 'need-text-wrong' })
  const phone = element('input', {
    id: 'need-phone',
    type: 'tel',
    autocomplete: 'tel',
    maxlength: 20,
    'aria-describedby': 'need-phone-hint need-phone-wrong',
  })
  const phoneWrong = element('p', { class: 'wrong', id: 'need-phone-wrong' })
  const pictures = needPictures(draft.pictures, (count) =>
    keep({ pictures: count, sentAs: draft.sentAs && 'with other pictures' }),
  )
  const said = element('p', { role: 'alert' })
  const button = element('button', { type: 'submit', class: 'primary' }, say('send'))
  const kinds = KINDS.map((kind) =>
    element(
      'label',
      { class: 'kind' },
      element('input', { type: 'radio', name: 'kind', value: kind, checked: kind === draft.kind }),
      element('span', {}, say(`kind_${kind}`)),
    ),
  )
  area.value = draft.text
  phone.value = draft.phone
  ask(draft.kind)

  const fields = element(
    'fieldset',
    { 'aria-label': say('needTitle') },
    element('fieldset', { class: 'kinds' }, element('legend', {}, say('kind')), ...kinds),
    label,
    area,
    textWrong,
    pictures.element,
    element('label', { for: 'need-phone' }, say('phoneLabel')),
    phone,
    element('p', { class: 'soft', id: 'need-phone-hint' }, say('phoneHint')),
    phoneWrong,
  )
  const form = element(
    'form',
    { class: 'need', novalidate: true },
    fields,
    element('p', { class: 'promise' }, say('promise', { reader: needs.reader, days: needs.keepDays })),
    said,
    button,
  )
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'kind') ask(target.value as NewNeed['kind'])
    keep({ text: area.value, phone: phone.value })
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!fields.disabled && fits()) void send()
  })
  return form

  function keep(change: Partial<typeof draft>): void {
    draft = { ...draft, ...change }
    drawer.keep(draft)
  }
  /** Asks in the words of what it is about. */
  function ask(kind: NewNeed['kind']): void {
    const mistake = kind === 'mistake'
    label.textContent = say(mistake ? 'textLabel_mistake' : 'textLabel')
    area.placeholder = say(mistake ? 'textHint_mistake' : 'textHint')
    draft = { ...draft, kind }
  }
  /** Whether the server would take it; else says what is wrong at its field and goes there. */
  function fits(): boolean {
    const length = area.value.trim().length
    textWrong.textContent =
      length === 0
        ? say('textMissing')
        : length > LONGEST_TEXT
          ? say('textLong', { n: LONGEST_TEXT, now: length })
          : ''
    const number = phone.value.trim()
    phoneWrong.textContent = number === '' || PHONE.test(number) ? '' : say('phoneWrong')
    area.setAttribute('aria-invalid', String(textWrong.textContent !== ''))
    phone.setAttribute('aria-invalid', String(phoneWrong.textContent !== ''))
    const wrong = [area, phone].find((field) => field.getAttribute('aria-invalid') === 'true')
    wrong?.focus()
    return wrong === undefined
  }
  async function send(): Promise<void> {
    sending(true)
    said.textContent = ''
    await pictures.ready()
    const words = {
      kind: draft.kind,
      text: area.value.trim(),
      phone: phone.value.trim() || null,
    }
    // The server keeps what came first under an id: what was changed since a try without a receipt is another need.
    const sentAs = JSON.stringify(words)
    const id = draft.sentAs === '' || draft.sentAs === sentAs ? draft.id : freshId()
    keep({ id, sentAs, text: area.value, phone: phone.value })
    const need: NewNeed = { id, ...words, pictures: pictures.all() }
    const answer = await leaveNeed(token, need, (part) => {
      button.textContent = say('sendingPart', { n: Math.round(part * 100) })
    })
    sending(false)
    if (answer.ok) arrived(answer.value)
    else refuse(answer.trouble)
  }
  /** The fields stand still meanwhile; the button keeps the focus and takes no second press. */
  function sending(now: boolean): void {
    fields.disabled = now
    button.setAttribute('aria-disabled', String(now))
    button.textContent = say(now ? 'sending' : 'send')
  }
  function refuse(trouble: Trouble): void {
    if (trouble.code === 'id-taken') keep({ id: freshId() })
    const later = trouble.kind !== 'refused' || trouble.status >= 429
    said.textContent = later ? `${troubleWords(trouble)} ${say('kept')}` : troubleWords(trouble)
  }
}
