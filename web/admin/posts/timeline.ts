import type { Post } from '#contract/staff.ts'

const DAY_MS = 86_400_000

/** A stretch of town days: `days` of them from `from` (`YYYY-MM-DD`) on. */
export interface Stretch {
  readonly from: string
  readonly days: number
}

/** The day `n` days after another; `n` may be negative. */
export function dayAfter(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)
}

/** How many days `later` is after `earlier`, negative where it is before. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / DAY_MS)
}

/** The year one looks at when planning: two months back, ten to come. */
export function yearAround(today: string): Stretch {
  return { from: dayAfter(today, -60), days: 365 }
}

/** A piece of a stretch, both ends as shares of it from 0 to 1. */
interface Piece {
  readonly left: number
  readonly width: number
}

/** A post as a bar: where it lies in the stretch, whether it goes on beyond, and when its holder is away. */
export interface Bar extends Piece {
  readonly post: Post
  readonly before: boolean
  readonly beyond: boolean
  readonly away: Piece | null
}

/** The posts that touch a stretch, as bars in the order given. */
export function barsOf(posts: readonly Post[], stretch: Stretch): Bar[] {
  return posts.flatMap((post) => {
    const piece = pieceOf(post.from, post.to, stretch)
    if (piece === null) return []
    const last = dayAfter(stretch.from, stretch.days - 1)
    return {
      ...piece,
      post,
      before: post.from < stretch.from,
      beyond: post.to === null || post.to > last,
      away: post.away && pieceOf(post.away.from, post.away.to, stretch),
    }
  })
}

/** Where `from` to `to` (both included, null is for ever) lies in a stretch, or null where it does not touch it. */
export function pieceOf(from: string, to: string | null, { from: start, days }: Stretch): Piece | null {
  const first = Math.max(0, daysBetween(start, from))
  const end = to === null ? days : Math.min(days, daysBetween(start, to) + 1)
  return first < end ? { left: first / days, width: (end - first) / days } : null
}

/** First days of the months in a stretch, each with its place. */
export function monthsOf({ from, days }: Stretch): { readonly day: string; readonly left: number }[] {
  const months = []
  for (let n = 0; n < days; n++) {
    const day = dayAfter(from, n)
    if (day.endsWith('-01')) months.push({ day, left: n / days })
  }
  return months
}
