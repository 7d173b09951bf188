import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { needDrawer } from './need-draft.ts'
import { needForm } from './need-form.ts'
import { receiptCard } from './receipt-card.ts'
import { say } from './words.ts'

/** Leaving a need: the form, and once it arrived its receipt in the same place. */
export function needView(token: string, here: Here): HTMLElement {
  const drawer = needDrawer(token)
  const place = element('div')
  put()
  return element('section', { class: 'card', id: 'need' }, element('h2', {}, say('needTitle')), place)

  function put(): void {
    const receipt = drawer.receipt()
    place.replaceChildren(
      receipt === null
        ? needForm(token, here, drawer, (arrived) => {
            drawer.sent(arrived)
            put()
            place.querySelector('h3')?.focus()
          })
        : receiptCard(receipt, () => {
            drawer.begin()
            put()
            place.querySelector('textarea')?.focus()
          }),
    )
  }
}
