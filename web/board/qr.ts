import { renderSVG } from 'uqr'
import { element } from '../element.ts'
import { say } from './words.ts'

/** The way to the look-up page on one's own phone, at a place `[lon, lat]` where one was found here. */
export function findQr(at?: readonly [number, number]): HTMLElement {
  const path = at === undefined ? '/find' : `/find?at=${at[0].toFixed(6)},${at[1].toFixed(6)}`
  const address = new URL(path, location.origin).href
  const picture = element('span', { role: 'img', 'aria-label': address })
  picture.innerHTML = renderSVG(address, { border: 1 })
  return element(
    'a',
    { class: 'qr', href: path },
    element('span', {}, say(at === undefined ? 'scan' : 'scanOn')),
    picture,
  )
}
