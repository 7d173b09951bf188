import { MAX_AHEAD_MIN, MAX_QUEUED_DAYS } from '#contract/visits.ts'
import { Refusal } from '../../errors.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * When something was done, as a phone says it. It may have waited in the phone's queue for days, and the phone's clock
 * may run a little ahead. Throws `too-long-ago` and `in-the-future`.
 */
export function momentOf(at: string, now: number = Date.now()): Date {
  const moment = new Date(at)
  const ms = moment.getTime()
  if (ms < now - MAX_QUEUED_DAYS * DAY_MS) throw new Refusal('too-long-ago', { days: MAX_QUEUED_DAYS })
  if (ms > now + MAX_AHEAD_MIN * MINUTE_MS) throw new Refusal('in-the-future')
  return moment
}
