import { element } from '../element.ts'
import { phoneWords } from '../text/phone.ts'
import { say } from './words.ts'

/** A number to press; `who` is heard with it by those who do not see its row. */
export function phoneLink(phone: string, who: string): HTMLElement {
  const words = phoneWords(phone)
  return element(
    'a',
    { class: 'phone', href: `tel:${phone}`, 'aria-label': say('dialTo', { who, phone: words }) },
    words,
  )
}
