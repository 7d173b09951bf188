import { element } from '../element.ts'

/** One thing to choose: its value, what it is called, and a quieter word after that. */
interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly more?: string
}

/** A row of choices of which one holds; arrow keys go from one to the next as in any set of radio buttons. */
export function choiceRow<Value extends string>(
  name: string,
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  onChoose: (value: Value) => void,
): HTMLElement {
  return element(
    'fieldset',
    { class: 'choice' },
    element('legend', {}, label),
    ...options.map(({ value, label: text, more }) => {
      const input = element('input', { type: 'radio', name, value, checked: value === chosen })
      input.addEventListener('change', () => onChoose(value))
      const words = element('span', {}, text)
      if (more !== undefined) words.append(element('small', {}, more))
      return element('label', {}, input, words)
    }),
  )
}
