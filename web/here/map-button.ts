import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { say } from './words.ts'

/** A button in the place of the map, which is ten times the page and is fetched only when somebody asks for it. */
export function mapButton(here: Here): HTMLElement {
  const frame = element('div', { class: 'map' })
  const words = element('p', { class: 'map-words', role: 'status' })
  const button = element('button', { type: 'button', class: 'quiet' }, say('showMap'))
  button.addEventListener('click', async () => {
    button.disabled = true
    words.textContent = say('mapLoading')
    const map = await import('./door-map.ts').catch(() => null)
    if (map === null) {
      button.disabled = false
      words.textContent = say('mapFailed')
      return
    }
    button.remove()
    words.textContent = map.drawDoor(frame, here) ? '' : say('noMap')
  })
  return element('section', { class: 'card map-card', 'aria-label': say('map') }, button, words, frame)
}
