import { renderSVG } from 'uqr'
import { element } from '../element.ts'
import { say } from './words.ts'

/** The way to the look-up page on one's own phone. */
export function findQr(): HTMLElement {
  const address = new URL('/find', location.origin).href
  const picture = element('span', { role: 'img', 'aria-label': address })
  picture.innerHTML = renderSVG(address, { border: 1 })
  return element('a', { class: 'qr', href: '/find' }, element('span', {}, say('scan')), picture)
}
