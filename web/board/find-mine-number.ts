import { element } from '../element.ts'
import { backKey } from './find-mine-answer.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

interface NumberPad {
  readonly place: string
  /** How one of its doors is written after the name of the place: `1号楼`. */
  readonly example: string
  readonly say: (number: string) => void
  readonly back: () => void
}

/** No building of a compound has more digits. */
const DIGITS = 3

/** Large figures to say the number of a building where there are too many to choose from. */
export function numberPad({ place, example, say: tell, back }: NumberPad): HTMLElement {
  const after = /^\D*\d+(\D*)/.exec(example)?.[1] ?? ''
  let number = ''
  const said = element('p', { class: 'pad-said', role: 'status' })
  const sure = element('button', { type: 'button', class: 'key key-sure' }, say('sure'))
  const show = () => {
    said.textContent = `${number === '' ? '＿' : number}${after}`
    sure.disabled = number === ''
  }
  const key = (words: string, press: () => void, name = words) => {
    const made = element('button', { type: 'button', class: 'key', 'aria-label': name }, words)
    made.addEventListener('click', () => {
      press()
      show()
    })
    return made
  }
  const digit = (figure: string) =>
    key(figure, () => {
      if (number.length < DIGITS && number + figure !== '0') number += figure
    })
  const erase = key(
    '⌫',
    () => {
      number = number.slice(0, -1)
    },
    say('erase'),
  )
  sure.addEventListener('click', () => tell(number + after))
  show()
  return element(
    'section',
    { class: 'slide' },
    title(place),
    element('p', { class: 'find-how' }, say('whichNumber')),
    said,
    element(
      'div',
      { class: 'pad' },
      ...['1', '2', '3'].map(digit),
      erase,
      ...['4', '5', '6', '0'].map(digit),
      ...['7', '8', '9'].map(digit),
      sure,
    ),
    element('div', { class: 'key-turns' }, backKey(back)),
  )
}
