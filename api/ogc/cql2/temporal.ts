import { townDay } from '../../lookup/town-day.ts'
import { FilterFault, type TemporalOp } from './tree.ts'

/** A point in time: a day of the town, or a moment. */
export interface Instant {
  /** Milliseconds since 1970 of the moment, or of the day's midnight in UTC. */
  readonly ms: number
  readonly isDay: boolean
}

/** From one instant to another, both included; infinite where it is open. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** The day or moment of a text as RFC 3339 has it; null where it is none. */
export function instantOf(text: string): Instant | null {
  const isDay = DATE.test(text)
  if (!isDay && !TIMESTAMP.test(text)) return null
  const ms = Date.parse(text)
  // 30 February parses as a day of March.
  if (Number.isNaN(ms) || (isDay && new Date(ms).toISOString().slice(0, 10) !== text)) return null
  return { ms, isDay }
}

export const OPEN_START: Instant = { ms: -Infinity, isDay: true }
export const OPEN_END: Instant = { ms: Infinity, isDay: true }

/** The interval that a `datetime` parameter means: an instant, or two ends of which one may be open. Null: none. */
export function datetimeOf(text: string): Interval | null {
  const ends = text.split('/')
  const end = (part: string, open: Instant) => (part === '..' || part === '' ? open : instantOf(part))
  if (ends.length === 1) {
    const instant = instantOf(text)
    return instant && { from: instant, to: instant }
  }
  if (ends.length !== 2) return null
  const [from, to] = [end(ends[0]!, OPEN_START), end(ends[1]!, OPEN_END)]
  if (from === null || to === null || (from === OPEN_START && to === OPEN_END && text === '/')) return null
  return compareInstants(from, to) > 0 ? null : { from, to }
}

/** Below, at or above zero. Where one is a day, the other counts as the day of the town it falls on. */
export function compareInstants(a: Instant, b: Instant): number {
  const [x, y] = a.isDay === b.isDay ? [a.ms, b.ms] : [dayOf(a), dayOf(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function dayOf({ ms, isDay }: Instant): number {
  return isDay || !Number.isFinite(ms) ? ms : Date.parse(townDay(ms))
}

type Compare = (a: Interval, b: Interval) => boolean
const starts = (a: Interval, b: Interval) => compareInstants(a.from, b.from)
const ends = (a: Interval, b: Interval) => compareInstants(a.to, b.to)
const isBefore = (a: Interval, b: Interval) => compareInstants(a.to, b.from) < 0
const isDisjoint = (a: Interval, b: Interval) => isBefore(a, b) || isBefore(b, a)
const isDuring = (a: Interval, b: Interval) => starts(a, b) > 0 && ends(a, b) < 0
const finishes = (a: Interval, b: Interval) => starts(a, b) > 0 && ends(a, b) === 0
const begins = (a: Interval, b: Interval) => starts(a, b) === 0 && ends(a, b) < 0
const meets = (a: Interval, b: Interval) => compareInstants(a.to, b.from) === 0
const overlaps = (a: Interval, b: Interval) =>
  starts(a, b) < 0 && compareInstants(a.to, b.from) > 0 && ends(a, b) < 0

/** How two intervals lie to each other, after Allen as table 12 of CQL2 has it. */
export const TEMPORAL: Readonly<Record<TemporalOp, Compare>> = {
  t_after: (a, b) => isBefore(b, a),
  t_before: isBefore,
  t_contains: (a, b) => isDuring(b, a),
  t_disjoint: isDisjoint,
  t_during: isDuring,
  t_equals: (a, b) => starts(a, b) === 0 && ends(a, b) === 0,
  t_finishedBy: (a, b) => finishes(b, a),
  t_finishes: finishes,
  t_intersects: (a, b) => !isDisjoint(a, b),
  t_meets: meets,
  t_metBy: (a, b) => meets(b, a),
  t_overlappedBy: (a, b) => overlaps(b, a),
  t_overlaps: overlaps,
  t_startedBy: (a, b) => begins(b, a),
  t_starts: begins,
}

/** The instant of a text in a filter; throws a fault where it is none. */
export function wantInstant(text: string): Instant {
  const instant = instantOf(text)
  if (instant === null)
    throw new FilterFault(
      '有一处日期写法不对，应形如 2026-01-31 或 2026-01-31T09:05:00Z。',
      'A date in it is not written as 2026-01-31 or 2026-01-31T09:05:00Z.',
    )
  return instant
}
