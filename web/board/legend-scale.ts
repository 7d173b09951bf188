import { element } from '../element.ts'
import { say } from './words.ts'

/** North arrow and scale bar on the map. */
export interface ScaleBar {
  readonly element: HTMLElement
  /** So many metres of ground are a pixel of the screen now. */
  show(metresPerPixel: number): void
}

/** The longest a bar becomes, in rem. */
const LONGEST = 8

/** The map is never turned: north is above. The bar is unseen until the scale is known. */
export function scaleBar(): ScaleBar {
  const bar = element('span', { class: 'scale-bar' })
  const words = element('span', {})
  const scale = element('div', { class: 'scale', hidden: true }, words, bar)
  const north = element('div', { class: 'north', role: 'img', 'aria-label': say('northUp') })
  north.innerHTML = '<svg viewBox="0 0 20 24" aria-hidden="true"><path d="M10 0 18 24 10 18 2 24Z"/></svg>'
  north.append(say('north'))
  return {
    element: element('div', { class: 'map-marks' }, north, scale),
    show(metresPerPixel) {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const metres = roundLength(LONGEST * rem * metresPerPixel)
      bar.style.width = `${metres / metresPerPixel}px`
      words.textContent =
        metres < 1_000 ? say('metres', { n: metres }) : say('kilometres', { n: metres / 1_000 })
      scale.hidden = false
    },
  }
}

/** The longest of 1, 2, 5, 10, 20, 50 … metres within `most`. */
function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const times = [5, 2, 1].find((each) => each * power <= most) ?? 1
  return times * power
}
