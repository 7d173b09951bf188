/** Where the town is; a screen's own clock may be set to anything. */
const TOWN = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: TOWN,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
})

/** A moment as the town's people say it. */
export interface TownTime {
  /** `2026-11-21` */
  readonly day: string
  /** `14:32` */
  readonly clock: string
  /** `Sun` to `Sat` */
  readonly weekday: string
}

/** What calendar and clock of the town show at a moment. */
export function townTime(at: Date): TownTime {
  const said = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    day: `${said.year}-${said.month}-${said.day}`,
    clock: `${said.hour}:${said.minute}`,
    weekday: String(said.weekday),
  }
}
