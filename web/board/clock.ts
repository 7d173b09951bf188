import { element } from '../element.ts'
import { townTime } from '../text/town-time.ts'
import { say } from './words.ts'

const WEEKDAYS = {
  Sun: 'sunday',
  Mon: 'monday',
  Tue: 'tuesday',
  Wed: 'wednesday',
  Thu: 'thursday',
  Fri: 'friday',
  Sat: 'saturday',
} as const

const A_MINUTE_MS = 60_000

/** The hour in the town and the day of the week. */
export function clock(): HTMLElement {
  const face = element('time', { class: 'clock' })
  const tick = () => {
    const now = new Date()
    const { clock: hour, weekday } = townTime(now)
    face.dateTime = now.toISOString()
    face.replaceChildren(
      element('strong', {}, hour),
      element('span', {}, say(WEEKDAYS[weekday as keyof typeof WEEKDAYS])),
    )
    setTimeout(tick, A_MINUTE_MS - (now.getTime() % A_MINUTE_MS))
  }
  tick()
  return face
}
