const DAY_MS = 86_400_000

/** Asia/Shanghai is eight hours ahead of UTC all year. */
const AHEAD_MS = 8 * 3_600_000

let known = { number: Number.NaN, text: '' }

/** The day it is in the town, `YYYY-MM-DD`, wherever the server stands; `now` in milliseconds since 1970. */
export function townDay(now: number = Date.now()): string {
  const number = Math.floor((now + AHEAD_MS) / DAY_MS)
  if (number !== known.number) {
    known = { number, text: new Date(number * DAY_MS).toISOString().slice(0, 10) }
  }
  return known.text
}

/** A moment by the town's calendar and clock, `YYYY-MM-DD HH:MM`. */
export function townTime(moment = new Date()): string {
  return new Date(moment.getTime() + AHEAD_MS).toISOString().slice(0, 16).replace('T', ' ')
}
