import { element } from '../element.ts'
import { say } from './words.ts'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** The hour of the hall and the day of the week. */
export function clock(): HTMLElement {
  const face = element('time', { class: 'clock' })
  const tick = () => {
    const now = new Date()
    face.dateTime = now.toISOString()
    face.replaceChildren(
      element('strong', {}, hourAndMinute(now)),
      element('span', {}, say(WEEKDAYS[now.getDay()]!)),
    )
    setTimeout(tick, 60_000 - (now.getTime() % 60_000))
  }
  tick()
  return face
}

/** `14:32` */
export function hourAndMinute(at: Date): string {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}
