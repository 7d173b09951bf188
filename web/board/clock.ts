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

/** The hour in the town and the day of the week; `everyMinute` is told the time at each full minute. */
export function clock(everyMinute: (now: Date) => void): HTMLElement {
  const face = element('time', { class: 'clock' })
  const show = () => {
    const now = new Date()
    const { clock: hour, weekday } = townTime(now)
    face.dateTime = now.toISOString()
    face.replaceChildren(
      element('strong', {}, hour),
      element('span', {}, say(WEEKDAYS[weekday as keyof typeof WEEKDAYS])),
    )
    return now
  }
  const tick = () => {
    everyMinute(show())
    wait()
  }
  const wait = () => setTimeout(tick, A_MINUTE_MS - (Date.now() % A_MINUTE_MS))
  show()
  wait()
  return face
}
