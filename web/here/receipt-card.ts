import type { NeedReceipt } from '#contract/needs.ts'
import { element } from '../element.ts'
import { copyText } from './copy-text.ts'
import { say } from './words.ts'

/** The receipt code, large, to keep: with it one asks later how the need stands. */
export function receiptCard(receipt: NeedReceipt, another: () => void): HTMLElement {
  const heading = element('h3', { tabindex: -1 }, say('receiptTitle'))
  const code = element('output', { class: 'receipt-code', 'aria-label': say('receipt') }, receipt.receipt)
  const words = element('p', { class: 'soft', role: 'status' })
  const copy = element('button', { type: 'button', class: 'quiet' }, say('copy'))
  copy.addEventListener('click', async () => {
    words.textContent = say((await copyText(receipt.receipt)) ? 'copied' : 'copyByHand')
  })
  const more = element('button', { type: 'button', class: 'quiet' }, say('another'))
  more.addEventListener('click', another)
  return element(
    'div',
    { class: 'receipt' },
    heading,
    code,
    copy,
    words,
    element('p', {}, say('receiptMore', { until: receipt.keepUntil })),
    more,
  )
}
